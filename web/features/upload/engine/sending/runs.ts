import { type Lane, laneOf } from './lanes.ts'
import type { QueuedFile } from '../queued-file.ts'

/** A place among the requests under way, from the start of its files to the end of the last. */
export interface Place {
  /** What the server fetches takes no connection of the browser's. */
  lane: Lane | 'fetch'
  /** How many files began in it. */
  files: number
}

/** A file that is being sent. */
export interface Run {
  controller: AbortController
  place: Place
  since: number
  /** What the server had when the run began. */
  from: number
}

export const placeFor = ({ file }: QueuedFile): Place => ({
  lane: file.origin === 'url' ? 'fetch' : laneOf(file.size),
  files: 0,
})

/** How many places of each lane are taken. */
export function busyLanes(runs: Iterable<Run>): Record<Place['lane'], number> {
  const busy = { small: 0, large: 0, fetch: 0 }
  const places = new Set(Array.from(runs, ({ place }) => place))
  for (const { lane } of places) busy[lane] += 1
  return busy
}
