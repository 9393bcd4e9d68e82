import type { QueuedFile } from '../queued-file.ts'
import type { Timers } from '../timers.ts'

/** Wakes files that were put off, each at its time. */
export interface Alarms {
  /** Sets the file's alarm if it was put off, and calls a former one off. */
  follow: (id: string, file: QueuedFile | null) => void
  /** Files that are put off now. */
  ids: () => string[]
}

export function createAlarms(timers: Timers, wake: (id: string) => void): Alarms {
  const set = new Map<string, () => void>()
  return {
    follow(id, file) {
      set.get(id)?.()
      set.delete(id)
      const retry = file?.state.kind === 'waiting' ? file.state.retry : null
      if (!retry) return
      const { at } = retry
      const ms = at === null ? null : Math.max(0, at - timers.now())
      set.set(id, ms === null ? () => {} : timers.after(ms, () => wake(id)))
    },
    ids: () => [...set.keys()],
  }
}
