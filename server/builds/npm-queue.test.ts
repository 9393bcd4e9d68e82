import { expect, test } from 'vitest'
import { InstallFailed, type DependencySet } from './installer.ts'
import { InstallQueue } from './npm-queue.ts'

/** Installs that end when they are told to. */
class Installs {
  readonly begun: string[] = []
  readonly steps: string[] = []
  readonly #queue = new InstallQueue(1, 2)
  readonly #ends = new Map<string, (failure?: Error) => void>()

  start(key: string, who = key): Promise<DependencySet> {
    const onStep = (step: string) => void this.steps.push(`${who}: ${step}`)
    const result = this.#queue.run(key, onStep, async (tell) => {
      this.begun.push(key)
      tell('Choosing')
      await new Promise<void>((resolve, reject) =>
        this.#ends.set(key, (failure) => (failure ? reject(failure) : resolve())),
      )
      return { id: key, installed: [] }
    })
    result.catch(() => {})
    return result
  }

  async end(key: string, failure?: Error): Promise<void> {
    this.#ends.get(key)?.(failure)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('installs wait for each other, say so, and come in their order', async () => {
  const installs = new Installs()
  const all = ['a', 'b', 'c'].map((key) => installs.start(key))
  expect(installs.begun).toEqual(['a'])
  expect(installs.steps.slice(1)).toEqual([
    'b: Waiting for other installs',
    'c: Waiting for other installs',
  ])
  await installs.end('a')
  expect(installs.begun).toEqual(['a', 'b'])
  await installs.end('b', new Error('no'))
  await installs.end('c')
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
})

test('equal installs are one, whose steps all hear', async () => {
  const installs = new Installs()
  const first = installs.start('a', 'first')
  const second = installs.start('a', 'second')
  expect(installs.steps).toEqual(['first: Choosing', 'second: Choosing'])
  await installs.end('a')
  expect(await second).toBe(await first)
  void installs.start('a', 'third')
  expect(installs.begun).toEqual(['a', 'a'])
})

test('no more wait than may', async () => {
  const installs = new Installs()
  for (const key of ['a', 'b', 'c']) void installs.start(key)
  await expect(installs.start('d')).rejects.toBeInstanceOf(InstallFailed)
  void installs.start('c', 'another')
  expect(installs.steps.at(-1)).toBe('another: Waiting for other installs')
})
