/** Has `run` called once, later. Returns the way to call it off. */
export type Schedule = (run: () => void) => () => void

export interface Coalescer {
  /** Wants a run; all wishes until it comes are one. */
  request: () => void
  /** Runs at once if a run is wanted: what is told last must not wait. */
  flush: () => void
  /** Forgets the wish. */
  cancel: () => void
}

/**
 * Turns many wishes into few runs: after the first wish, `schedule` says when `run` comes, and it
 * comes once. So what thousands of files tell in a moment is drawn or written only now and then.
 */
export function createCoalescer(
  run: () => void,
  { schedule }: { schedule: Schedule },
): Coalescer {
  let callOff: (() => void) | null = null
  const cancel = () => {
    callOff?.()
    callOff = null
  }
  return {
    request() {
      callOff ??= schedule(() => {
        callOff = null
        run()
      })
    },
    flush() {
      if (callOff === null) return
      cancel()
      run()
    },
    cancel,
  }
}

/** A schedule of at most one run in `ms` milliseconds. */
export function after(ms: number): Schedule {
  return (run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
}

/** How long a page that is not shown, and so draws no frames, may wait. */
const HIDDEN_PAGE_MS = 100

/** A schedule of at most one run a frame, and ten a second while the page is not shown. */
export const atNextFrame: Schedule = (run) => {
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const runOnce = () => {
    cancel()
    run()
  }
  const frame = requestAnimationFrame(runOnce)
  const timer = setTimeout(runOnce, HIDDEN_PAGE_MS)
  return cancel
}
