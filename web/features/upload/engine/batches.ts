import { type QueuedFile, isFinished } from './queued-file.ts'
import type { QueueStore } from './queue-store.ts'

/** Holds the files of a batch until all of its conflicts are decided. */
export interface Batches {
  /** A new batch, whose check goes on until `checked`. */
  begin: () => number
  checked: (batch: number) => void
  /** What is held now is paused when its turn comes; or is not after all. */
  pauseHeld: (isPaused: boolean) => void
}

/**
 * Lets the files of a batch go together: after its check, and once nobody need decide any more.
 * So no byte is sent while someone may still say that it was all a mistake. One of two files for
 * the same path goes when the other has ended.
 */
export function createBatches(store: QueueStore): Batches {
  let last = 0
  const checking = new Set<number>()
  const undecided = new Map<number, number>()
  const paused = new Set<number>()
  /** Who waits for the end of a file, by its id. */
  const behind = new Map<string, string[]>()

  const count = (batch: number, by: number) => {
    undecided.set(batch, (undecided.get(batch) ?? 0) + by)
    if (undecided.get(batch) === 0) undecided.delete(batch)
  }
  const isOpen = (batch: number) => !checking.has(batch) && !undecided.has(batch)
  const hasEnded = (id: string) => {
    const file = store.get(id)
    return !file || isFinished(file)
  }
  const letGo = ({ id, batch, state }: QueuedFile) => {
    if (state.kind !== 'waiting' || !state.isHeld || !isOpen(batch)) return
    if (state.behind !== undefined && !hasEnded(state.behind)) return
    store.tell(id, { type: 'release', isPaused: paused.has(batch) })
  }
  const release = (batch: number) => {
    if (!isOpen(batch)) return
    for (const file of store.all()) if (file.batch === batch) letGo(file)
  }

  store.onChange((before, after) => {
    const was = before?.state.kind === 'undecided'
    const is = after?.state.kind === 'undecided'
    if (was && before) count(before.batch, -1)
    if (is && after) count(after.batch, 1)
    if (after?.state.kind === 'waiting' && after.state.behind !== undefined) {
      behind.set(after.state.behind, [...(behind.get(after.state.behind) ?? []), after.id])
    }
    if (was && !is && before) release(before.batch)
    if (before && (!after || isFinished(after))) letFollowersGo(before.id)
  })
  function letFollowersGo(id: string): void {
    for (const follower of behind.get(id) ?? []) {
      const file = store.get(follower)
      if (file) letGo(file)
    }
    behind.delete(id)
  }

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
    pauseHeld(isPaused) {
      if (!isPaused) paused.clear()
      else for (const batch of [...checking, ...undecided.keys()]) paused.add(batch)
    },
  }
}
