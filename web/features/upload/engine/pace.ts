import type { QueuedFile } from './queued-file.ts'
import type { QueueStore } from './queue-store.ts'
import { createSpeedometer } from './speedometer.ts'
import type { Timers } from './timers.ts'

/** How fast the queue is, by what the server acknowledged; null until it can be told. */
export interface Pace {
  /** Bytes a second. */
  readonly rate: number | null
  readonly secondsLeft: number | null
}

/** After such a rest, in ms, the line may be another one: what it did before is forgotten. */
const REST_MS = 2000

/** Follows a queue's bytes; the function tells its pace now. */
export function createPace(store: QueueStore, timers: Timers): () => Pace {
  let speedometer = createSpeedometer()
  let moved = 0
  let atServer = 0
  let restingSince = -Infinity

  function followRests(change: number): void {
    const now = timers.now()
    if (atServer === 0 && change > 0 && now - restingSince > REST_MS) {
      speedometer = createSpeedometer()
      speedometer.rebase(moved, now)
    }
    atServer += change
    if (atServer === 0) restingSince = now
  }

  store.onChange((before, after) => {
    const change = Number(isAtServer(after)) - Number(isAtServer(before))
    if (change !== 0) followRests(change)
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

const isAtServer = (file: QueuedFile | null) =>
  file?.state.kind === 'sending' || file?.state.kind === 'publishing'
