import type { QueueStore } from './queue-store.ts'

/** Holds the files of a batch until all of its conflicts are decided. */
export interface Batches {
  /** A new batch, whose check goes on until `checked`. */
  begin: () => number
  checked: (batch: number) => void
}

/**
 * Lets the files of a batch go together: after its check, and once nobody need decide any more.
 * So no byte is sent while someone may still say that it was all a mistake.
 */
export function createBatches(store: QueueStore): Batches {
  let last = 0
  const checking = new Set<number>()
  const undecided = new Map<number, number>()
  const count = (batch: number, by: number) => {
    undecided.set(batch, (undecided.get(batch) ?? 0) + by)
    if (undecided.get(batch) === 0) undecided.delete(batch)
  }
  const isOpen = (batch: number) => !checking.has(batch) && !undecided.has(batch)
  const release = (batch: number) => {
    if (!isOpen(batch)) return
    for (const { id, batch: own, state } of store.all()) {
      const isHeld = state.kind === 'waiting' && state.isHeld
      if (own === batch && isHeld) store.tell(id, { type: 'release' })
    }
  }
  store.onChange((before, after) => {
    const was = before?.state.kind === 'undecided'
    const is = after?.state.kind === 'undecided'
    if (was && before) count(before.batch, -1)
    if (is && after) count(after.batch, 1)
    if (was && !is && before) release(before.batch)
  })
  return {
    begin() {
      last += 1
      checking.add(last)
      return last
    },
    checked(batch) {
      checking.delete(batch)
      release(batch)
    },
  }
}
