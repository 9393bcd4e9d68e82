import { createStore } from '../lib/store.ts'

/** Whether the last request to Hangar was answered; the app shows a notice while it was not. */
export const connection = createStore<'reachable' | 'lost'>('reachable')

/** How long to wait before each probe while Hangar is lost, in ms; the last one goes on. */
const WAITS = [1000, 2000, 4000, 8000]

/**
 * While Hangar is lost, probes it again and again; calls `onFound` once it answers. A probe
 * resolves when it was answered (and sets the store by that) and rejects when not. Returns the
 * way to stop.
 */
export function watchConnection(probe: () => Promise<unknown>, onFound: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0

  const probeLater = () => {
    timer = setTimeout(
      () => probe().catch(probeLater),
      WAITS[Math.min(tries, WAITS.length - 1)],
    )
    tries += 1
  }
  const onTurn = () => {
    clearTimeout(timer)
    tries = 0
    if (connection.get() === 'lost') probeLater()
    else onFound()
  }

  const unsubscribe = connection.subscribe(onTurn)
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
