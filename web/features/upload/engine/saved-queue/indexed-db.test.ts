import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { describeSavedQueues } from './compliance.ts'
import { createIndexedDbQueues } from './indexed-db.ts'
import { saved, savedMany } from './saved-samples.ts'

const NAME = 'hangar-uploads'

/** Deletes the database: whoever has it open lets go of it, as for a newer version. */
const cleanup = () => deleteDB(NAME)

describeSavedQueues('IndexedDB', async () => ({ queues: createIndexedDbQueues(), cleanup }))

describe('a queue in IndexedDB', () => {
  afterEach(async () => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    await cleanup()
  })

  it('outlives its page, and is seen by others', async () => {
    await createIndexedDbQueues().putMany([saved('a')])
    expect(await createIndexedDbQueues().list('one')).toMatchObject([{ id: 'a' }])
  })

  it('is written by at most 200 records a transaction', async () => {
    const queues = createIndexedDbQueues()
    await queues.queueIds()
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await queues.putMany(savedMany(1001))
    expect(transaction).toHaveBeenCalledTimes(6)
  })

  it('goes on after its connection was closed for another tab', async () => {
    const queues = createIndexedDbQueues()
    await queues.putMany([saved('a')])
    await cleanup()
    await queues.putMany([saved('b')])
    expect(await queues.list('one')).toMatchObject([{ id: 'b' }])
  })

  it('goes on when that happens in the middle of an act', async () => {
    const queues = createIndexedDbQueues()
    await queues.putMany([saved('a')])
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError')
    })
    await queues.putMany(savedMany(300))
    expect(await queues.list('one')).toHaveLength(301)
  })

  it('lets a newer console have the database, and says that it can’t any more', async () => {
    const queues = createIndexedDbQueues()
    await queues.putMany([saved('a')])
    const newer = await openDB(NAME, 2)
    await expect(queues.list('one')).rejects.toMatchObject({ name: 'VersionError' })
    newer.close()
  })

  it('rejects where there is no IndexedDB, and tries again each time', async () => {
    const queues = createIndexedDbQueues()
    vi.stubGlobal('indexedDB', undefined)
    await expect(queues.list('one')).rejects.toThrow(/indexedDB|undefined/)
    vi.unstubAllGlobals()
    await expect(queues.list('one')).resolves.toEqual([])
  })

  it('rejects when the disk is full, and leaves what is there', async () => {
    const queues = createIndexedDbQueues()
    await queues.putMany([saved('a')])
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    })
    const refused = queues.putMany([saved('b')])
    await expect(refused).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(await queues.list('one')).toMatchObject([{ id: 'a' }])
  })
})
