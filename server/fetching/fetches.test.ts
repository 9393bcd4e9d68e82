import { describe, expect, test, vi } from 'vitest'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import type { Fetch } from './fetch.ts'
import { Fetches, type FetchAct, type FetchesOptions } from './fetches.ts'
import { RemoteTooSlow } from './port.ts'

const HOUR = 60 * 60 * 1000
const SITE = { environment: { sid: 'ZE1' } } as Site

const published = { change: {}, live: {} } as Awaited<ReturnType<FetchAct>>
const never: FetchAct = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

const failing =
  (error: Error): FetchAct =>
  async () => {
    throw error
  }

function world(options: FetchesOptions = {}) {
  const time = { now: 0 }
  const fetches = new Fetches({ clock: () => time.now, ...options })
  const errors: unknown[] = []
  let count = 0
  const begin = (act: FetchAct = never, key: string | null = null) => {
    const sid = `HF${(count += 1)}`
    const fetch: Fetch = {
      sid,
      site: SITE,
      sourceUrl: 'https://files.example/a',
      metadata: '',
      key,
      uploadSid: `HU${count}`,
      path: '/a',
      status: 'fetching',
      received: null,
      size: null,
      published: null,
      failure: null,
      dateCreated: 0,
    }
    fetches.begin(fetch, act, (error) => errors.push(error))
    return sid
  }
  const statusOf = (sid: string) => fetches.find(sid)?.status
  return { time, fetches, errors, begin, statusOf }
}

describe('fetches', () => {
  test('are four at once, in the order they came', async () => {
    const { begin, fetches, statusOf } = world()
    const started: number[] = []
    const ends = Array.from({ length: 6 }, () => Promise.withResolvers<typeof published>())
    const sids = ends.map(({ promise }, index) =>
      begin(async () => {
        started.push(index)
        return promise
      }),
    )
    await Promise.resolve()
    expect(started).toEqual([0, 1, 2, 3])
    expect(sids.map(statusOf)).toEqual(Array(6).fill('fetching'))
    ends[2]?.resolve(published)
    await expect.poll(() => started).toEqual([0, 1, 2, 3, 4])
    await fetches.cancel(sids[5] ?? '')
    for (const { resolve } of ends) resolve(published)
    await expect
      .poll(() => sids.map(statusOf))
      .toEqual([...Array<string>(5).fill('published'), 'cancelled'])
    expect(started).toEqual([0, 1, 2, 3, 4])
  })

  test('are refused beyond a thousand that have not ended', async () => {
    const { begin, fetches } = world()
    for (let count = 0; count < 1000; count += 1) begin()
    expect(() => begin()).toThrow(Failure)
    await fetches.close()
    expect(() => begin()).not.toThrow()
  })

  test('are forgotten an hour after their end, and beyond a thousand', async () => {
    const { begin, fetches, statusOf, time } = world()
    const first = begin()
    const running = begin()
    await fetches.cancel(first)
    time.now += HOUR - 1
    expect(statusOf(first)).toBe('cancelled')
    time.now += 1
    expect(fetches.find(first)).toBeNull()
    expect(statusOf(running)).toBe('fetching')

    const sids = []
    for (let count = 0; count < 1001; count += 1) {
      const sid = begin()
      sids.push(sid)
      await fetches.cancel(sid)
    }
    expect(statusOf(sids[0] ?? '')).toBeUndefined()
    expect(statusOf(sids[1] ?? '')).toBe('cancelled')
    expect(statusOf(running)).toBe('fetching')
  })

  test('tell how far they are', async () => {
    const { begin, fetches } = world()
    const sid = begin((signal, tell) => {
      tell({ path: '/b', size: 9 })
      return never(signal, tell)
    })
    await expect.poll(() => fetches.find(sid)).toMatchObject({ path: '/b', size: 9 })
  })

  test('are found by their key unless they came to nothing', async () => {
    const { begin, fetches } = world()
    const sid = begin(never, 'key')
    expect(fetches.findByKey('ZE1', 'key')?.sid).toBe(sid)
    expect(fetches.findByKey('ZE2', 'key')).toBeNull()
    expect(fetches.findByKey('ZE1', 'other')).toBeNull()
    await fetches.cancel(sid)
    expect(fetches.findByKey('ZE1', 'key')).toBeNull()
    const done = begin(async () => published, 'key')
    await expect.poll(() => fetches.find(done)?.status).toBe('published')
    expect(fetches.findByKey('ZE1', 'key')?.sid).toBe(done)
  })

  test('have their time from their turn on', async () => {
    vi.useFakeTimers()
    try {
      const { begin, fetches } = world({ timeout: 5000, atOnce: 1 })
      const [first, second] = [begin(), begin()]
      await vi.advanceTimersByTimeAsync(5000)
      expect(fetches.find(first)).toMatchObject({
        status: 'failed',
        failure: { entry: 'url_timeout' },
      })
      expect(fetches.find(first)?.failure?.message).toContain('after 5 seconds')
      await vi.advanceTimersByTimeAsync(4999)
      expect(fetches.find(second)?.status).toBe('fetching')
      await vi.advanceTimersByTimeAsync(1)
      expect(fetches.find(second)?.status).toBe('failed')
    } finally {
      vi.useRealTimers()
    }
  })

  test('report only what nobody has foreseen', async () => {
    const { begin, errors, statusOf } = world()
    const mistake = new Error('oh')
    const sids = [failing(mistake), failing(new RemoteTooSlow('slow'))].map((act) => begin(act))
    await expect.poll(() => sids.map(statusOf)).toEqual(['failed', 'failed'])
    expect(errors).toEqual([mistake])
  })
})
