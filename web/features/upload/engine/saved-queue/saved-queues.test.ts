import { beforeEach, describe, expect, it, vi } from 'vitest'
import { describeSavedQueues } from './compliance.ts'
import { createMemoryQueues } from './memory.ts'
import type { SavedQueues } from './port.ts'
import { createSavedQueues } from './saved-queues.ts'
import { saved } from './saved-samples.ts'

const full = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'))
const missing: SavedQueues = {
  putMany: full,
  deleteMany: full,
  list: full,
  queueIds: full,
  deleteQueue: full,
}
const onDegraded = vi.fn<(error: unknown) => void>()
const over = (durable: SavedQueues) => createSavedQueues({ durable, onDegraded })
const cleanup = async () => {}

beforeEach(() => onDegraded.mockClear())

describeSavedQueues('what never fails', async () => ({
  queues: over(createMemoryQueues()),
  cleanup,
}))
describeSavedQueues('what never fails, over nothing durable', async () => ({
  queues: over(missing),
  cleanup,
}))
describeSavedQueues('what never fails, over what is full', async () => ({
  queues: over({ ...createMemoryQueues(), putMany: full }),
  cleanup,
}))

describe('saved queues that never fail', () => {
  it('keep to what is durable while it goes well, and say nothing', async () => {
    const durable = createMemoryQueues()
    await over(durable).putMany([saved('a')])
    expect(await durable.list('one')).toHaveLength(1)
    expect(onDegraded).not.toHaveBeenCalled()
  })

  it('say once that nothing outlives the page any more, and why', async () => {
    const queues = over(missing)
    await queues.putMany([saved('a')])
    await queues.putMany([saved('b')])
    await queues.list('one')
    expect(onDegraded).toHaveBeenCalledOnce()
    expect(onDegraded.mock.calls[0]?.[0]).toMatchObject({ name: 'QuotaExceededError' })
  })

  it('have what was durable before the disk was full beside what came later', async () => {
    const durable = createMemoryQueues()
    await durable.putMany([saved('a', { order: 2 }), saved('b', { order: 3 })])
    const queues = over({ ...durable, putMany: full })
    await queues.putMany([saved('b', { order: 3, acknowledged: 9 }), saved('c', { order: 1 })])
    expect(await queues.list('one')).toMatchObject([
      { id: 'c' },
      { id: 'a' },
      { id: 'b', acknowledged: 9 },
    ])
    await queues.deleteMany(['a', 'b', 'c'])
    expect(await durable.list('one')).toEqual([])
    expect(await queues.list('one')).toEqual([])
  })

  it('have the newer of two records, of which only the older was refused', async () => {
    const durable = createMemoryQueues()
    const putMany = vi.fn<SavedQueues['putMany']>(durable.putMany).mockImplementationOnce(full)
    const queues = over({ ...durable, putMany })
    await Promise.all([
      queues.putMany([saved('a', { acknowledged: 1 })]),
      queues.putMany([saved('a', { acknowledged: 2 })]),
    ])
    expect(await queues.list('one')).toMatchObject([{ acknowledged: 2 }])
  })
})
