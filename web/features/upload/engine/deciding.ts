import { decide } from './queue-acts.ts'
import type { QueuedFile } from './queued-file.ts'
import type { QueueStore } from './queue-store.ts'

/**
 * Applies what someone decided once and for all, when a path is found taken; once a file, so that
 * what the server refuses all the same is asked about. Of two files for one path a person chooses.
 */
export function decideByRule(store: QueueStore): void {
  const decided = new Set<string>()
  store.onChange((_, after) => {
    const { onTaken } = store.settings()
    if (!after || onTaken === 'ask' || !isForTheRule(after)) return
    // In a turn of its own: others are still to hear of this change.
    queueMicrotask(() => {
      const file = store.get(after.id)
      if (!file || !isForTheRule(file) || decided.has(file.key)) return
      decided.add(file.key)
      decide(store, file, onTaken)
    })
  })
}

function isForTheRule({ state }: QueuedFile): boolean {
  if (state.kind !== 'undecided' || state.taken.kind === 'twin') return false
  return state.taken.kind !== 'late' || state.taken.by !== 'unknown'
}
