import type { Lane } from './lanes.ts'

/** A file that is being sent. */
export interface Run {
  controller: AbortController
  /** What the server fetches takes no connection of the browser's. */
  lane: Lane | 'fetch'
  /** How much of a connection it takes, from 0 to 1. */
  share: number
  since: number
  /** What the server had when the run began. */
  from: number
}

/** How many connections each lane takes. */
export function busyLanes(runs: Iterable<Run>): Record<Run['lane'], number> {
  const busy = { small: 0, large: 0, fetch: 0 }
  for (const { lane, share } of runs) busy[lane] += share
  return busy
}
