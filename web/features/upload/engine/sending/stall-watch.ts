import type { Timers } from '../timers.ts'

/** How long nothing may move while bytes are sent, in ms, before the line counts as broken. */
const QUIET_MS = 60_000
/** How long the server may take over its answer to the last byte: it syncs and publishes. */
const ANSWER_MS = 5 * 60_000

/** Notices a connection that is open but dead. */
export interface StallWatch {
  /** Something moved; with `isAllSent`, only the answer is missing. */
  moved: (isAllSent?: boolean) => void
  end: () => void
}

/** `onStall` is called once, when nothing has moved for too long. */
export function watchStall(timers: Timers, onStall: () => void): StallWatch {
  let callOff = timers.after(QUIET_MS, onStall)
  return {
    moved(isAllSent = false) {
      callOff()
      callOff = timers.after(isAllSent ? ANSWER_MS : QUIET_MS, onStall)
    },
    end: () => callOff(),
  }
}
