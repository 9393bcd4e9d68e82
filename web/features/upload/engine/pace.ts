import type { QueueStore } from './queue-store.ts'
import { createSpeedometer } from './speedometer.ts'
import type { Timers } from './timers.ts'

/** How fast the queue is, by what the server acknowledged; null until it can be told. */
export interface Pace {
  /** Bytes a second. */
  readonly rate: number | null
  readonly secondsLeft: number | null
}

/** Follows a queue's bytes; the function tells its pace now. */
export function createPace(store: QueueStore, timers: Timers): () => Pace {
  const speedometer = createSpeedometer()
  let moved = 0
  store.onChange((before, after) => {
    if (!before || !after || after.acknowledged === before.acknowledged) return
    // What a fetch or a former visit had brought already was not brought now.
    if (before.state.kind === 'missing') return
    moved = Math.max(0, moved + after.acknowledged - before.acknowledged)
    speedometer.note(moved, timers.now())
  })
  return () => {
    const { bytesLeft } = store.view().tally
    const now = timers.now()
    return { rate: speedometer.rate(now), secondsLeft: speedometer.secondsLeft(bytesLeft, now) }
  }
}
