import { fits } from './pack-rules.ts'

/** Files up to this many bytes cost a request more than they cost bandwidth. */
export const SMALL_FILE_BYTES = 1024 ** 2

export type Lane = 'small' | 'large'

export const laneOf = (size: number): Lane => (size <= SMALL_FILE_BYTES ? 'small' : 'large')

/** Who of the waiting files goes next, so that neither small nor large ones wait for the others. */
export interface Lanes {
  /**
   * Lines a file up, of `size` bytes, which takes such a share of a connection. One that waits
   * already keeps its place.
   */
  add: (id: string, size: number, share?: number) => void
  /** Takes a file out. */
  delete: (id: string) => void
  /**
   * The file to start now, which stays until it is deleted; null when there is none, or no room.
   * `running` is how many connections are taken: files that share one count less than one. With a limit of at least 2, small and large files both have one of the places if they want
   * it; the other places go to the oldest.
   */
  next: (running: Readonly<Record<Lane, number>>, limit: number) => string | null
}

export function createLanes(): Lanes {
  const lanes = { small: createLine(), large: createLine() }
  let age = 0

  function wanted(running: Readonly<Record<Lane, number>>, limit: number): Waiting | null {
    const small = lanes.small.first()
    const large = lanes.large.first()
    if (!small || !large) return small ?? large
    if (limit >= 2 && running.small === 0) return small
    if (limit >= 2 && running.large === 0) return large
    return small.age < large.age ? small : large
  }

  return {
    add(id, size, share = 1) {
      const other = laneOf(size) === 'small' ? lanes.large : lanes.small
      // A size can be learned later than the file.
      other.delete(id)
      lanes[laneOf(size)].add(id, (age += 1), share)
    },
    delete(id) {
      lanes.small.delete(id)
      lanes.large.delete(id)
    },
    next(running, limit) {
      const first = wanted(running, limit)
      if (!first || !fits(running.small + running.large + first.share, limit)) return null
      return first.id
    },
  }
}

interface Waiting {
  readonly id: string
  /** Lower is older. */
  readonly age: number
  /** Of a connection, from 0 to 1. */
  readonly share: number
  isGone: boolean
}

/** From so many places at its front on that are empty, a line moves up. */
const GAP = 1000

/** Ids in the order they came, each in constant time on average. */
function createLine() {
  let places: Waiting[] = []
  let front = 0
  const waiting = new Map<string, Waiting>()

  return {
    add(id: string, age: number, share: number): void {
      if (waiting.has(id)) return
      const place = { id, age, share, isGone: false }
      waiting.set(id, place)
      places.push(place)
    },
    delete(id: string): void {
      const place = waiting.get(id)
      if (!place) return
      place.isGone = true
      waiting.delete(id)
    },
    first(): Waiting | null {
      while (places[front]?.isGone) front += 1
      if (front > GAP && front * 2 > places.length) {
        places = places.slice(front)
        front = 0
      }
      return places[front] ?? null
    },
  }
}
