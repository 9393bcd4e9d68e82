/**
 * Gives each caller a sync that begins after the call, shared by all who ask while the one before
 * runs. They end in the order in which they were asked for. Once one has failed, all fail: what a
 * system could not write it may have forgotten, and would call the next sync a success.
 */
export function shareSyncs(sync: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  let next: Promise<void> | null = null
  const begin = () => {
    next = null
    return sync()
  }
  return () => (next ??= last = last.then(begin))
}
