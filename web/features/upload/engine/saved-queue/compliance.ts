import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SavedQueues } from './port.ts'
import { saved, savedMany } from './saved-samples.ts'

export interface SavedQueuesUnderTest {
  queues: SavedQueues
  cleanup: () => Promise<void>
}

/** What every keeper of queues must do; run by the test of each adapter. */
export function describeSavedQueues(
  adapter: string,
  start: () => Promise<SavedQueuesUnderTest>,
): void {
  describe(`${adapter} as a keeper of queues`, () => {
    let under: SavedQueuesUnderTest
    let queues: SavedQueues
    beforeEach(async () => {
      under = await start()
      queues = under.queues
    })
    afterEach(() => under.cleanup())

    const idsIn = async (queueId: string) => (await queues.list(queueId)).map(({ id }) => id)

    it('has nothing at first', async () => {
      expect(await queues.list('one')).toEqual([])
      expect(await queues.queueIds()).toEqual([])
    })

    it('gives back what it was given, whole', async () => {
      const reason = {
        code: 'too_large',
        message: 'No.',
        remedy: '',
        retryable: false,
      } as const
      const records = [
        saved('a', { order: 1, uploadUrl: '/api/uploads/x', sha256: 'f'.repeat(64) }),
        saved('b', { order: 2, state: { kind: 'failed', reason }, target: null }),
        saved('c', { order: 3, origin: 'url', sourceUrl: 'https://x.test/a.png' }),
      ]
      await queues.putMany(records)
      expect(await queues.list('one')).toEqual(records)
    })

    it('keeps the bytes of what was pasted', async () => {
      const bytes = new Blob(['pasted'], { type: 'text/plain' })
      await queues.putMany([saved('a', { origin: 'paste', bytes })])
      const [record] = await queues.list('one')
      await expect(record?.bytes?.text()).resolves.toBe('pasted')
      expect(record?.bytes?.type).toBe('text/plain')
    })

    it('lists by order, not by id or time', async () => {
      await queues.putMany([saved('a', { order: 30 }), saved('b', { order: 2 })])
      await queues.putMany([saved('c', { order: 9 })])
      expect(await idsIn('one')).toEqual(['b', 'c', 'a'])
    })

    it('writes over what has the same id, and moves it to another queue', async () => {
      await queues.putMany([saved('a'), saved('b')])
      await queues.putMany([saved('a', { acknowledged: 50, queueId: 'two' })])
      expect(await idsIn('one')).toEqual(['b'])
      expect(await queues.list('two')).toMatchObject([{ id: 'a', acknowledged: 50 }])
    })

    it('keeps queues apart, and names those with records', async () => {
      await queues.putMany([...savedMany(3, 'one'), ...savedMany(2, 'two')])
      expect(await idsIn('two')).toEqual(['two-0', 'two-1'])
      expect((await queues.queueIds()).toSorted()).toEqual(['one', 'two'])
      await queues.deleteQueue('one')
      expect(await idsIn('one')).toEqual([])
      expect(await idsIn('two')).toHaveLength(2)
      await queues.deleteMany(['two-0', 'two-1', 'nobody'])
      expect(await queues.queueIds()).toEqual([])
    })

    it('takes and deletes thousands', async () => {
      const records = savedMany(1001)
      await queues.putMany(records)
      expect(await idsIn('one')).toEqual(records.map(({ id }) => id))
      await queues.deleteMany(records.slice(1).map(({ id }) => id))
      expect(await idsIn('one')).toEqual(['one-0'])
      await queues.putMany(records)
      await queues.deleteQueue('one')
      expect(await idsIn('one')).toEqual([])
    })

    it('does nothing for nothing', async () => {
      await queues.putMany([])
      await queues.deleteMany([])
      await queues.deleteQueue('nobody')
      expect(await queues.queueIds()).toEqual([])
    })

    it('does what it is asked in that order, however much the first is', async () => {
      const records = savedMany(1001)
      const changed = saved('one-900', { order: 900, acknowledged: 77 })
      const acts = [
        queues.putMany(records),
        queues.putMany([changed]),
        queues.deleteMany(['one-1000']),
      ]
      const listed = queues.list('one')
      await Promise.all(acts)
      expect(await listed).toHaveLength(1000)
      expect((await listed)[900]).toMatchObject({ acknowledged: 77 })
    })
  })
}
