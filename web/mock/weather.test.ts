import { describe, expect, test } from 'vitest'
import { StorageFull } from '../../server/blobs/port.ts'
import { createMemoryBlobs } from '../../server/blobs/memory.ts'
import { createMemoryCatalog } from '../../server/catalog/memory.ts'
import { CALM } from './knobs.ts'
import { BadWeather, createWeather } from './weather.ts'

const bytes = (count: number) => new Blob([new Uint8Array(count)]).stream()

describe('chaos', () => {
  test('fails the share of calls it is asked to, before anything is done', async () => {
    const draws = [0.05, 0.5]
    const weather = createWeather(() => draws.shift() ?? 1)
    const blobs = weather.blobs(createMemoryBlobs())
    weather.brew({ ...CALM, chaos: 0.1 })
    await expect(blobs.stage('a')).rejects.toThrow(BadWeather)
    await expect(blobs.stagedSize('a')).resolves.toBeNull()
  })

  test('spares what returns no promise', async () => {
    const weather = createWeather(() => 0)
    const catalog = weather.catalog(createMemoryCatalog())
    weather.brew({ ...CALM, chaos: 1 })
    expect(catalog.subscribe(() => {})).toBeTypeOf('function')
    await expect(Array.fromAsync(catalog.liveSet('none'))).resolves.toEqual([])
    await expect(catalog.listServices()).rejects.toThrow(BadWeather)
    weather.clear()
    await expect(catalog.listServices()).resolves.toEqual([])
  })
})

describe('a full store', () => {
  test('takes so many bytes from now on, over all uploads, and then no more', async () => {
    const weather = createWeather()
    const blobs = weather.blobs(createMemoryBlobs())
    await blobs.stage('before')
    await blobs.append('before', bytes(500), 1000)
    weather.brew({ ...CALM, full: 1000 })
    await blobs.stage('a')
    await blobs.stage('b')
    await expect(blobs.room()).resolves.toBe(1000)
    await expect(blobs.append('a', bytes(900), 2000)).resolves.toBe(900)
    await expect(blobs.room()).resolves.toBe(100)
    await expect(blobs.append('b', bytes(200), 2000)).rejects.toThrow(StorageFull)
    await expect(blobs.room()).resolves.toBe(0)
    weather.clear()
    await expect(blobs.room()).resolves.toBeNull()
    await expect(blobs.append('b', bytes(200), 2000)).resolves.toBe(200)
  })
})

describe('delay', () => {
  test('comes before the answer, and lies in its span', async () => {
    const weather = createWeather(() => 0.5)
    const handle = weather.network(async () => new Response('here'))
    weather.brew({ ...CALM, delay: { from: 20, to: 40 } })
    const start = performance.now()
    await handle(new Request('http://mock/'))
    expect(performance.now() - start).toBeGreaterThanOrEqual(29)
  })
})
