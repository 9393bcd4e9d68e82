import { beforeEach, expect, it } from 'vitest'
import { localReason } from './failure-reasons.ts'
import { type Pace, createPace } from './pace.ts'
import { type QueueStore, createQueueStore } from './queue-store.ts'
import type { Timers } from './timers.ts'
import { STATES, chosen, queued } from './upload-samples.ts'

const KIB = 1024

let clock: number
let store: QueueStore
let pace: () => Pace
let count: number

const timers: Timers = { now: () => clock, after: () => () => {} }

beforeEach(() => {
  clock = 1_000_000
  count = 0
  const settings = { folder: '/', visibility: 'public', onTaken: 'ask' } as const
  store = createQueueStore(settings, () => () => {})
  pace = createPace(store, timers)
})

const begin = (size: number) => {
  const id = String((count += 1))
  store.add(queued(id, STATES.waiting, { file: chosen(id, { size }) }))
  store.tell(id, { type: 'send' })
  return id
}
const pass = (ms: number) => (clock += ms)

/** Sends files of so many bytes one after another, each in so many ms. */
function sendMany(files: number, size: number, ms: number): void {
  for (let file = 0; file < files; file += 1) {
    const id = begin(size)
    pass(ms)
    store.tell(id, { type: 'acknowledge', acknowledged: size })
    store.tell(id, { type: 'fail', reason: localReason('unreachable') })
  }
}

it('knows the speed from what comes after the first file begins', () => {
  sendMany(3, 100 * KIB, 1000)
  expect(pace().rate).toBeCloseTo(100 * KIB, -3)
})

it('goes on through the moments in which one file ends and the next begins', () => {
  sendMany(20, 100 * KIB, 500)
  expect(pace().rate).toBeCloseTo(200 * KIB, -3)
})

it('forgets after a rest how fast the line was before', () => {
  sendMany(20, 10_000 * KIB, 1000)
  pass(5000)
  sendMany(3, 100 * KIB, 1000)
  expect(pace().rate).toBeCloseTo(100 * KIB, -3)
})
