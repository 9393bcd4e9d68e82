import { expect, it } from 'vitest'
import { FunctionsBusy } from './port.ts'
import { Slots } from './slots.ts'

/** Runs that end when they are told to, and the order in which they began. */
class Runs {
  readonly begun: string[] = []
  readonly #slots: Slots
  readonly #ends = new Map<string, () => void>()

  constructor(size: number, room: number) {
    this.#slots = new Slots(size, room)
  }

  start(who: string, name: string, prepare: () => Promise<unknown> = nothing) {
    return this.#slots.run(who, prepare, async () => {
      this.begun.push(name)
      await new Promise<void>((end) => this.#ends.set(name, end))
      return name
    })
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.()
    await turn()
  }
}

const nothing = async () => {}
const fails = async () => {
  throw new Error('no')
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

it('lets in as many as may act, then those who wait, in their order', async () => {
  const runs = new Runs(2, 4)
  const all = ['1', '2', '3', '4', '5'].map((name) => runs.start('a', name))
  await turn()
  expect(runs.begun).toEqual(['1', '2'])
  await expect(runs.start('a', '6')).rejects.toBeInstanceOf(FunctionsBusy)
  await runs.end('2')
  expect(runs.begun).toEqual(['1', '2', '3'])
  for (const name of ['1', '3', '4', '5']) await runs.end(name)
  expect(await Promise.all(all)).toEqual(['1', '2', '3', '4', '5'])
})

it('keeps room for others, who are not behind all that one has asked for', async () => {
  const runs = new Runs(4, 8)
  for (let at = 1; at <= 9; at += 1) void runs.start('a', `a${at}`)
  await turn()
  expect(runs.begun).toEqual(['a1', 'a2', 'a3'])
  await expect(runs.start('a', 'a10')).rejects.toBeInstanceOf(FunctionsBusy)
  for (const name of ['b1', 'b2']) void runs.start('b', name)
  await turn()
  expect(runs.begun.slice(3)).toEqual(['b1'])
  for (const name of ['a1', 'a2', 'a3']) await runs.end(name)
  expect(runs.begun.slice(4)).toEqual(['a4', 'b2', 'a5'])
})

it('gives no slot to what is still being prepared, but counts it', async () => {
  const runs = new Runs(1, 1)
  const prepared = Promise.withResolvers<void>()
  const first = runs.start('a', 'slow', () => prepared.promise)
  void runs.start('a', 'quick')
  await turn()
  expect(runs.begun).toEqual(['quick'])
  await expect(runs.start('b', 'more')).rejects.toBeInstanceOf(FunctionsBusy)
  prepared.resolve()
  await runs.end('quick')
  await runs.end('slow')
  expect(await first).toBe('slow')
})

it('leaves no trace of what fails', async () => {
  const slots = new Slots(1, 0)
  await expect(slots.run('a', fails, nothing)).rejects.toThrow('no')
  await expect(slots.run('a', nothing, fails)).rejects.toThrow('no')
  await expect(slots.run('b', nothing, async () => 'yes')).resolves.toBe('yes')
})
