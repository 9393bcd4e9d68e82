import { retryDelay } from './retry-policy.ts'
import type { Timers } from '../timers.ts'

/** Holds all sending up while it would be in vain: ten thousand files need not each find out. */
export interface Gate {
  isOpen: () => boolean
  /** Nobody answered: nothing is sent until a delay, longer each time, has passed. */
  lose: () => void
  /** Nothing can be sent until `open`: someone must sign in again. */
  lock: () => void
  /** Something got through, or what was waited for is back. */
  open: () => void
}

/** `onOpen` is called each time the gate opens. */
export function createGate(timers: Timers, random: () => number, onOpen: () => void): Gate {
  let state: 'open' | 'lost' | 'locked' = 'open'
  let losses = 0
  let callOff: (() => void) | null = null
  const reopen = () => {
    callOff?.()
    if (state === 'open') return
    state = 'open'
    onOpen()
  }
  return {
    isOpen: () => state === 'open',
    lose() {
      // Files sent side by side lose the same connection: once counts.
      if (state !== 'open') return
      state = 'lost'
      losses += 1
      callOff = timers.after(retryDelay(losses, random), reopen)
    },
    lock() {
      callOff?.()
      state = 'locked'
    },
    open() {
      losses = 0
      reopen()
    },
  }
}
