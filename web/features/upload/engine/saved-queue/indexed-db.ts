import type { IDBPObjectStore } from 'idb'
import { type UploadsDatabase, type UploadsSchema, openUploads } from './database.ts'
import type { SavedQueues } from './port.ts'

/** How many records one transaction writes: more would hold the page up. */
const AT_ONCE = 200

/**
 * Keeps queues in IndexedDB. Acts reject where there is none, where it is refused (some private
 * windows) and when it is full.
 */
export function createIndexedDbQueues(): SavedQueues {
  const inTurn = createTurns()
  return {
    putMany: (records) =>
      inTurn(async (database) => {
        for (const part of partsOf(records)) {
          await writing(database, (store) => part.map(async (record) => store.put(record)))
        }
      }),
    deleteMany: (ids) => inTurn((database) => deleteAll(database, ids)),
    list: (queueId) =>
      inTurn((database) => database.getAllFromIndex('uploads', 'by_order', rangeOf(queueId))),
    queueIds: () => inTurn(queueIdsOf),
    deleteQueue: (queueId) =>
      inTurn(async (database) => {
        const ids = await database.getAllKeysFromIndex('uploads', 'by_queue', queueId)
        await deleteAll(database, ids)
      }),
  }
}

/** Has one act come after the other, each with a database that is open. */
function createTurns() {
  let opened: Promise<UploadsDatabase> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const forget = () => (opened = null)
  const open = () => {
    opened ??= openUploads(forget).catch((error: unknown) => {
      forget()
      throw error
    })
    return opened
  }

  return <T>(act: (database: UploadsDatabase) => Promise<T>): Promise<T> => {
    const attempt = async () => {
      try {
        return await act(await open())
      } catch (error) {
        if (!isClosed(error)) throw error
        // The connection was closed between two of its transactions. All acts can be repeated.
        forget()
        return act(await open())
      }
    }
    const turn = last.then(attempt)
    last = turn.catch(() => undefined)
    return turn
  }
}

const isClosed = (error: unknown) =>
  error instanceof DOMException && error.name === 'InvalidStateError'

type UploadsStore = IDBPObjectStore<UploadsSchema, ['uploads'], 'uploads', 'readwrite'>

/** One transaction. It ends by itself, whether or not the page lives to hear of its requests. */
async function writing(
  database: UploadsDatabase,
  act: (store: UploadsStore) => Promise<unknown>[],
): Promise<void> {
  // Not flushed to the disk each time: what a power cut loses is sent or asked for again.
  const transaction = database.transaction('uploads', 'readwrite', { durability: 'relaxed' })
  const requests = act(transaction.store)
  transaction.commit()
  await Promise.all([...requests, transaction.done])
}

async function deleteAll(database: UploadsDatabase, ids: readonly string[]): Promise<void> {
  for (const part of partsOf(ids)) {
    await writing(database, (store) => part.map(async (id) => store.delete(id)))
  }
}

async function queueIdsOf(database: UploadsDatabase): Promise<string[]> {
  const ids: string[] = []
  const index = database.transaction('uploads').store.index('by_queue')
  let cursor = await index.openKeyCursor(null, 'nextunique')
  while (cursor) {
    ids.push(cursor.key)
    cursor = await cursor.continue()
  }
  return ids
}

/** All orders of a queue: in IndexedDB a list comes after every number. */
const rangeOf = (queueId: string) => IDBKeyRange.bound([queueId], [queueId, []])

function* partsOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE)
}
