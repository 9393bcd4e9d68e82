import { beforeEach, describe, expect, it, test } from 'vitest'
import {
  type Fare,
  type Lane,
  type Lanes,
  SMALL_FILE_BYTES,
  createLanes,
  laneOf,
} from './lanes.ts'

const KIB = 1024
const GIB = 1024 ** 3

let lanes: Lanes
let shares: Map<string, number>
let running: Record<Lane, number>

beforeEach(() => {
  shares = new Map()
  lanes = createLanes((id) => shares.get(id) ?? 1)
  running = { small: 0, large: 0 }
})

/** Starts all that may start; files named `s…` are small. Those that go together are joined by +. */
const start = (limit: number) => {
  const started: string[] = []
  for (let ids = lanes.next(running, limit); ids.length > 0; ids = lanes.next(running, limit)) {
    ids.forEach(lanes.delete)
    running[ids[0]?.startsWith('s') ? 'small' : 'large'] += 1
    started.push(ids.join('+'))
  }
  return started
}
const fare = (size: number, place = 'here'): Fare => ({ size, place })
const add = (...ids: string[]) => {
  for (const id of ids) lanes.add(id, fare(id.startsWith('s') ? 4 * KIB : 5 * GIB))
}
const share = (part: number, ...ids: string[]) => {
  for (const id of ids) {
    shares.set(id, part)
    lanes.add(id, fare(4 * KIB))
  }
}

test.each([
  [0, 'small'],
  [SMALL_FILE_BYTES, 'small'],
  [SMALL_FILE_BYTES + 1, 'large'],
])('%d bytes are %s', (size, lane) => {
  expect(laneOf(size)).toBe(lane)
})

describe('lanes', () => {
  it('have nobody go when nobody waits, or there is no room', () => {
    expect(start(5)).toEqual([])
    add('s1')
    running.large = 5
    expect(start(5)).toEqual([])
  })

  it('let the oldest go first where there are only small or only large ones', () => {
    add('s1', 's2', 's3')
    expect(start(2)).toEqual(['s1', 's2'])
    running.small = 0
    expect(start(5)).toEqual(['s3'])
    running.small = 0
    add('l1', 'l2', 'l3')
    expect(start(5)).toEqual(['l1', 'l2', 'l3'])
  })

  it('keep a place for small files behind large ones', () => {
    add('l1', 'l2', 'l3', 'l4', 's1', 's2')
    expect(start(3)).toEqual(['s1', 'l1', 'l2'])
    running.small -= 1
    expect(start(3)).toEqual(['s2'])
    running.small -= 1
    expect(start(3)).toEqual(['l3'])
  })

  it('keep a place for large files behind small ones', () => {
    add('s1', 's2', 's3', 's4', 'l1', 'l2')
    expect(start(3)).toEqual(['s1', 'l1', 's2'])
    running.large -= 1
    expect(start(3)).toEqual(['l2'])
  })

  it('let the oldest go first where there is but one place', () => {
    add('l1', 's1', 'l2')
    expect(start(1)).toEqual(['l1'])
    running.large = 0
    expect(start(1)).toEqual(['s1'])
  })

  it('forget those taken out, and put one that comes again at the end', () => {
    add('s1', 's2', 's3')
    lanes.delete('s1')
    lanes.delete('nobody')
    lanes.add('s1', fare(1))
    expect(start(5)).toEqual(['s2', 's3', 's1'])
  })

  it('keep the place of one that is added twice, and change its lane with its size', () => {
    add('s1', 's2')
    lanes.add('s1', fare(1))
    expect(lanes.next(running, 1)).toEqual(['s1'])
    lanes.add('s1', fare(5 * GIB))
    expect(lanes.next({ small: 1, large: 0 }, 2)).toEqual(['s1'])
    expect(start(5)).toEqual(['s2', 's1'])
  })

  it('are quick with a hundred thousand files', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `s${index}`)
    add(...ids)
    const went: string[] = []
    while (went.length < ids.length) {
      went.push(...start(5))
      running.small = 0
    }
    expect(went).toEqual(ids)
  })
})

describe('files that share a request', () => {
  it('go together, as many as fill one', () => {
    share(1 / 3, 's1', 's2', 's3', 's4', 's5')
    expect(start(2)).toEqual(['s1+s2+s3', 's4+s5'])
  })

  it('fill each request behind large files that came before them', () => {
    add('l1', 'l2', 'l3')
    share(1 / 2, 's1', 's2', 's3', 's4')
    expect(start(3)).toEqual(['s1+s2', 'l1', 'l2'])
    running.small -= 1
    expect(start(3)).toEqual(['s3+s4'])
  })

  it('pass one that does not fit any more, which goes next', () => {
    share(2 / 3, 's1', 's2')
    share(1 / 3, 's3', 's4')
    add('s5')
    expect(start(3)).toEqual(['s1+s3', 's2+s4', 's5'])
  })

  it('go with others to the same place only', () => {
    shares = new Map(['s1', 's2', 's3'].map((id) => [id, 1 / 3]))
    lanes.add('s1', fare(4 * KIB))
    lanes.add('s2', fare(4 * KIB, 'there'))
    lanes.add('s3', fare(4 * KIB))
    expect(start(3)).toEqual(['s1+s3', 's2'])
  })

  it('wait until there is room for a whole request', () => {
    share(1 / 50, 's1', 's2')
    running.small = 3
    expect(start(3)).toEqual([])
    running.small = 2
    expect(start(3)).toEqual(['s1+s2'])
  })
})
