import { expect, test } from 'vitest'
import { shareSyncs } from './share-syncs.ts'

/** Syncs that end when they are told to. */
function slowSyncs() {
  const begun: PromiseWithResolvers<void>[] = []
  const sync = () => {
    const one = Promise.withResolvers<void>()
    begun.push(one)
    return one.promise
  }
  return { begun, synced: shareSyncs(sync) }
}

/** Long enough for every promise that can be kept. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

test('who asks while a sync runs waits for the next one, which all of them share', async () => {
  const { begun, synced } = slowSyncs()
  const ended: string[] = []
  const note = (name: string) => synced().then(() => ended.push(name))
  const all = [note('first')]
  await settle()
  all.push(note('second'), note('third'))
  await settle()
  expect(begun).toHaveLength(1)

  begun[0]?.resolve()
  await settle()
  expect(ended).toEqual(['first'])
  expect(begun).toHaveLength(2)

  begun[1]?.resolve()
  await Promise.all(all)
  expect(ended).toEqual(['first', 'second', 'third'])
  expect(begun).toHaveLength(2)
})

test('after one that failed none succeeds, nor is begun', async () => {
  const { begun, synced } = slowSyncs()
  const first = synced()
  await settle()
  begun[0]?.reject(new Error('the disk is broken'))
  await expect(first).rejects.toThrow('the disk is broken')
  await expect(synced()).rejects.toThrow('the disk is broken')
  expect(begun).toHaveLength(1)
})
