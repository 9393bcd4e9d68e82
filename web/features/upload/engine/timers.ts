/** The time and the alarm clock, so that tests can have their own. */
export interface Timers {
  /** In ms since 1970. */
  now: () => number
  /** Calls back after so many ms; returns the way to call it off. */
  after: (ms: number, act: () => void) => () => void
}

/** The browser's. */
export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
