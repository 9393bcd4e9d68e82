import { afterEach, beforeEach, expect, it } from 'vitest'
import { WorkerPool, type Pooled } from './worker-pool.node.ts'

/** A process of which a test decides when it ends. */
class FakeWorker implements Pooled {
  static alive = 0
  static most = 0
  readonly ready = Promise.resolve()
  readonly #ending = Promise.withResolvers<void>()
  isUsable = true
  busy = 0

  constructor() {
    FakeWorker.alive += 1
    FakeWorker.most = Math.max(FakeWorker.most, FakeWorker.alive)
  }

  get ended(): Promise<void> {
    return this.#ending.promise
  }

  kill(): void {
    if (!this.isUsable) return
    this.isUsable = false
    setTimeout(() => {
      FakeWorker.alive -= 1
      this.#ending.resolve()
    }, 5)
  }
}

const start = async () => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  return new FakeWorker()
}

const fails = async () => {
  throw new Error('no')
}

let pool: WorkerPool<FakeWorker>
const [a, b] = [{}, {}]
beforeEach(() => {
  FakeWorker.alive = 0
  FakeWorker.most = 0
  pool = new WorkerPool(2)
})
afterEach(() => pool.close())

const takeTwo = (owner: object) =>
  Promise.all([pool.take(owner, start), pool.take(owner, start)])

it('gives an owner its own worker again, the one that was idle last', async () => {
  const [first, second] = await takeTwo(a)
  pool.giveBack(a, first, true)
  pool.giveBack(a, second, true)
  expect(await pool.take(a, start)).toBe(second)
  expect(await pool.take(a, start)).toBe(first)
})

it('never has more processes than it may, those that start or end counted', async () => {
  for (const owner of [a, b, a, b]) {
    for (const worker of await takeTwo(owner)) pool.giveBack(owner, worker, true)
  }
  expect(FakeWorker.most).toBe(2)
})

it('waits for the end of what was given back for good', async () => {
  for (const worker of await takeTwo(a)) pool.giveBack(a, worker, false)
  await takeTwo(b)
  expect(FakeWorker.most).toBe(2)
})

it('has room again for what could not start', async () => {
  await expect(pool.take(a, fails)).rejects.toThrow('no')
  expect(await takeTwo(a)).toHaveLength(2)
  expect(FakeWorker.most).toBe(2)
})

it('starts nothing more once it is closed', async () => {
  const [worker] = await takeTwo(a)
  await pool.close()
  expect(worker.isUsable).toBe(false)
  await expect(pool.take(a, start)).rejects.toThrow(/closed/)
})
