import { useSyncExternalStore } from 'react'

const TICK_MS = 30_000

let now = Date.now()

const subscribe = (listener: () => void) => {
  now = Date.now()
  const timer = setInterval(() => {
    now = Date.now()
    listener()
  }, TICK_MS)
  return () => clearInterval(timer)
}

/** The time in ms since 1970, kept up to half a minute. */
export const useNow = () => useSyncExternalStore(subscribe, () => now)
