import type { Store } from '../lib/store.ts'
import { useStore } from '../lib/use-store.ts'

const HALF_MINUTE_MS = 30_000
const SECOND_MS = 1000

const halfMinutes = createTicker(HALF_MINUTE_MS)
const seconds = createTicker(SECOND_MS)

/** The time in ms since 1970, kept up to half a minute. */
export const useNow = () => useStore(halfMinutes)

/** The time in ms since 1970, kept up to a second: for what counts down while it is shown. */
export const useSecond = () => useStore(seconds)

/** One clock for all who want the time that often; it stands still while nobody does. */
function createTicker(ms: number): Pick<Store<number>, 'get' | 'subscribe'> {
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = () => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  return {
    get: () => now,
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        now = Date.now()
        timer = setInterval(tick, ms)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
  }
}
