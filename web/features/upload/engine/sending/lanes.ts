import { createLoad } from './pack-rules.ts'

/** Files up to this many bytes cost a request more than they cost bandwidth. */
export const SMALL_FILE_BYTES = 1024 ** 2

export type Lane = 'small' | 'large'

export const laneOf = (size: number): Lane => (size <= SMALL_FILE_BYTES ? 'small' : 'large')

/** What is known of a file in line. */
export interface Fare {
  /** In bytes. */
  size: number
  /** Only files for the same place go together. */
  place: string
}

/** How much of a request a file fills, from 0 to 1: those of less than all of it go with others. */
export type ShareOf = (id: string) => number

/** Who of the waiting files goes next, so that neither small nor large ones wait for the others. */
export interface Lanes {
  /** Lines a file up. One that waits already keeps its place. */
  add: (id: string, fare: Fare) => void
  /** Takes a file out. */
  delete: (id: string) => void
  /**
   * The files to start now by one request, which stay until they are deleted; none when nobody
   * waits, or there is no room. `running` are the requests under way. With a limit of at least 2,
   * small and large files both have one of the places if they want it; the other places go to the
   * oldest.
   */
  next: (running: Readonly<Record<Lane, number>>, limit: number) => string[]
}

export function createLanes(shareOf: ShareOf): Lanes {
  const lanes = { small: createLine(shareOf), large: createLine(shareOf) }
  let age = 0

  function wanted(running: Readonly<Record<Lane, number>>, limit: number): Lane | null {
    const small = lanes.small.first()
    const large = lanes.large.first()
    if (!small || !large) return small ? 'small' : large && 'large'
    if (limit >= 2 && running.small === 0) return 'small'
    if (limit >= 2 && running.large === 0) return 'large'
    return small.age < large.age ? 'small' : 'large'
  }

  return {
    add(id, fare) {
      const lane = laneOf(fare.size)
      // A size can be learned later than the file.
      lanes[lane === 'small' ? 'large' : 'small'].delete(id)
      lanes[lane].add(id, { ...fare, age: (age += 1) })
    },
    delete(id) {
      lanes.small.delete(id)
      lanes.large.delete(id)
    },
    next(running, limit) {
      if (running.small + running.large >= limit) return []
      const lane = wanted(running, limit)
      return lane ? lanes[lane].together() : []
    },
  }
}

interface Waiting extends Fare {
  readonly id: string
  /** Lower is older. */
  readonly age: number
  isGone: boolean
}

/** From so many places at its front on that are empty, a line moves up. */
const GAP = 1000
/** So far back in a line it is looked for whom the first can go with. */
const LOOK_BACK = 1000

/** Ids in the order they came, each in constant time on average. */
function createLine(shareOf: ShareOf) {
  let places: Waiting[] = []
  let front = 0
  const waiting = new Map<string, Waiting>()

  function first(): Waiting | null {
    while (places[front]?.isGone) front += 1
    if (front > GAP && front * 2 > places.length) {
      places = places.slice(front)
      front = 0
    }
    return places[front] ?? null
  }

  return {
    first,
    add(id: string, fare: Fare & { age: number }): void {
      if (waiting.has(id)) return
      const place = { ...fare, id, isGone: false }
      waiting.set(id, place)
      places.push(place)
    },
    delete(id: string): void {
      const place = waiting.get(id)
      if (!place) return
      place.isGone = true
      waiting.delete(id)
    },
    /** The first one and, of those behind it, who fits in the same request. */
    together(): string[] {
      const leader = first()
      if (!leader) return []
      const load = createLoad()
      return places
        .slice(front, front + LOOK_BACK)
        .filter(
          ({ id, isGone, place }) =>
            !isGone && place === leader.place && load.take(shareOf(id)),
        )
        .map(({ id }) => id)
    },
  }
}
