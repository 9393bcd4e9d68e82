import { createStore, type Store } from '../../../lib/store.ts'
import { browserTimers, type Timers } from '../engine/timers.ts'
import type { FoundFile, FoundFiles, WalkWatch } from '../engine/incoming/walk-tree.ts'
import { NOTHING_LEFT_OUT, addLeftOut, hasNews, type LeftOut } from './left-out.ts'

/** What a person is shown of it. */
export interface IntakeView {
  /** Files found so far in all that takes long to be read; null while nothing does. */
  readonly reading: number | null
  readonly leftOut: LeftOut
}

/** Something to be read, and where its files go. */
export interface Source {
  /** Finds the files; null says that this browser has no such way. */
  find: (watch: WalkWatch) => Promise<FoundFiles | null>
  take: (files: readonly FoundFile[]) => Promise<void> | void
  /** A dialog of the browser comes first: until it gives a file, nothing is being read. */
  asksFirst?: boolean
}

/** `left_out`: no file was found, but what is told of; `nothing`: not even that. */
export type Outcome = 'taken' | 'left_out' | 'nothing' | 'cancelled' | 'unavailable'

/** Reads what comes in, whichever way; several things at once, and each to its end. */
export interface Intake {
  view: Pick<Store<IntakeView>, 'get' | 'subscribe'>
  /** Rejects only for what `find` or `take` can't be expected to throw. */
  read: (source: Source) => Promise<Outcome>
  /** Stops all that is being read; its files are not taken. */
  cancel: () => void
  /** Forgets what was left out. */
  dismiss: () => void
}

interface Reading {
  count: number
  isBegun: boolean
  isLong: boolean
  abort: AbortController
}

/** Less than this, in ms, is not worth being told of. */
const LONG_MS = 300

export function createIntake(timers: Timers = browserTimers): Intake {
  const view = createStore<IntakeView>({ reading: null, leftOut: NOTHING_LEFT_OUT })
  const readings = new Set<Reading>()

  const show = () => {
    const counts = [...readings].filter(({ isLong }) => isLong).map(({ count }) => count)
    const reading = counts.length === 0 ? null : counts.reduce((sum, count) => sum + count)
    if (view.get().reading !== reading) view.set({ ...view.get(), reading })
  }
  const begin = (reading: Reading) => {
    if (reading.isBegun) return
    reading.isBegun = true
    timers.after(LONG_MS, () => {
      reading.isLong = true
      show()
    })
  }
  const watchOf = (reading: Reading): WalkWatch => ({
    signal: reading.abort.signal,
    onFound(count) {
      reading.count = count
      begin(reading)
      show()
    },
  })
  const note = (found: FoundFiles) => {
    const { leftOut, reading } = view.get()
    view.set({ reading, leftOut: addLeftOut(leftOut, found) })
  }

  return {
    view,
    async read({ find, take, asksFirst = false }) {
      const abort = new AbortController()
      const reading = { count: 0, isBegun: false, isLong: false, abort }
      readings.add(reading)
      if (!asksFirst) begin(reading)
      try {
        const found = await find(watchOf(reading))
        if (found === null) return 'unavailable'
        abort.signal.throwIfAborted()
        note(found)
        if (found.files.length === 0) return hasNews(found) ? 'left_out' : 'nothing'
        await take(found.files)
        return 'taken'
      } catch (error) {
        if (abort.signal.aborted) return 'cancelled'
        throw error
      } finally {
        readings.delete(reading)
        show()
      }
    },
    cancel() {
      for (const { abort, isBegun } of readings) if (isBegun) abort.abort()
    },
    dismiss: () => view.set({ ...view.get(), leftOut: NOTHING_LEFT_OUT }),
  }
}
