import { describe, expect, it } from 'vitest'
import { type Parallelism, createParallelism } from './parallelism.ts'

const KIB = 1024
const MIB = 1024 ** 2
const BOUNDS = { min: 1, max: 5 }

/** Has `count` files settle, each in the time that so many at once give it. */
const settle = (
  parallelism: Parallelism,
  count: number,
  bytes: number,
  msAt: (limit: number) => number,
) => {
  const limits: number[] = []
  for (let file = 0; file < count; file += 1) {
    const ms = msAt(parallelism.limit())
    parallelism.noteSettled({ bytes, ms, share: 1, isOk: true, isNetworkFailure: false })
    limits.push(parallelism.limit())
  }
  return limits
}
const lose = (parallelism: Parallelism) =>
  parallelism.noteSettled({ bytes: 0, ms: 10, share: 1, isOk: false, isNetworkFailure: true })
const refuse = (parallelism: Parallelism) =>
  parallelism.noteSettled({ bytes: 0, ms: 10, share: 1, isOk: false, isNetworkFailure: false })
const someRun = () => settle(createParallelism(BOUNDS), 60, MIB, (limit) => 300 + 40 * limit)

describe('parallelism', () => {
  it('grows to its bound by ones while more get through', () => {
    const parallelism = createParallelism(BOUNDS)
    expect(parallelism.limit()).toBe(3)
    const limits = settle(parallelism, 100, 4 * KIB, () => 20)
    expect(parallelism.limit()).toBe(5)
    const steps = limits.map((limit, index) => limit - (limits[index - 1] ?? 3))
    expect(Math.max(...steps)).toBe(1)
    expect(Math.min(...steps)).toBe(0)
  })

  it('takes files that shared a request for one', () => {
    const requests = [300, 310, 250, 320, 420, 300, 300, 290, 500, 310, 280, 300]
    const [one, packed] = [createParallelism(BOUNDS), createParallelism(BOUNDS)]
    for (const ms of requests) {
      one.noteSettled({ bytes: 50 * KIB, ms, share: 1, isOk: true, isNetworkFailure: false })
      const file = { bytes: KIB, ms, share: 1 / 50, isOk: true, isNetworkFailure: false }
      for (let count = 0; count < 50; count += 1) packed.noteSettled(file)
      expect(packed.limit()).toBe(one.limit())
    }
  })

  it('stays, but for one attempt now and then, where files share one line', () => {
    const parallelism = createParallelism(BOUNDS)
    const limits = settle(parallelism, 30, 8 * MIB, (limit) => 1000 * limit)
    expect(Math.max(...limits)).toBe(4)
    expect(parallelism.limit()).toBe(4)
  })

  it('goes back by one when more at once is worse', () => {
    const parallelism = createParallelism(BOUNDS)
    const limits = settle(parallelism, 30, 8 * MIB, (limit) => (limit > 3 ? 9000 : 1000))
    expect(Math.max(...limits)).toBe(4)
    expect(parallelism.limit()).toBe(3)
  })

  it('tries more again after a while', () => {
    const parallelism = createParallelism(BOUNDS)
    settle(parallelism, 30, 8 * MIB, (limit) => (limit > 3 ? 9000 : 1000))
    settle(parallelism, 200, 8 * MIB, () => 100)
    expect(parallelism.limit()).toBe(5)
  })

  it('halves when the network fails, once for those that were under way', () => {
    const parallelism = createParallelism(BOUNDS)
    settle(parallelism, 100, 4 * KIB, () => 20)
    for (let file = 0; file < 5; file += 1) lose(parallelism)
    expect(parallelism.limit()).toBe(2)
  })

  it('never leaves its bounds', () => {
    const parallelism = createParallelism({ min: 2, max: 4 })
    for (let file = 0; file < 50; file += 1) lose(parallelism)
    expect(parallelism.limit()).toBe(2)
    settle(parallelism, 500, 4 * KIB, () => 20)
    expect(parallelism.limit()).toBe(4)
    expect(createParallelism({ min: 1, max: 2 }).limit()).toBe(2)
    expect(createParallelism({ min: 4, max: 6 }).limit()).toBe(4)
  })

  it('recovers from failures', () => {
    const parallelism = createParallelism(BOUNDS)
    for (let file = 0; file < 50; file += 1) lose(parallelism)
    expect(parallelism.limit()).toBe(1)
    settle(parallelism, 200, 4 * KIB, () => 20)
    expect(parallelism.limit()).toBe(5)
  })

  it('learns nothing from what the server refuses', () => {
    const parallelism = createParallelism(BOUNDS)
    for (let file = 0; file < 50; file += 1) refuse(parallelism)
    expect(parallelism.limit()).toBe(3)
  })

  it('bears empty files that took no time', () => {
    const parallelism = createParallelism(BOUNDS)
    settle(parallelism, 100, 0, () => 0)
    expect(parallelism.limit()).toBeGreaterThanOrEqual(1)
  })

  it('does the same with the same', () => {
    expect(someRun()).toEqual(someRun())
  })
})
