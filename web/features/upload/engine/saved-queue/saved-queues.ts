import { byOrder, createMemoryQueues } from './memory.ts'
import type { SavedQueues } from './port.ts'

export interface SavedQueuesOptions {
  durable: SavedQueues
  /** Called once, with what was thrown, when the queue will not outlive this page. */
  onDegraded: (error: unknown) => void
}

/**
 * Saved queues that never fail: from when `durable` refuses something (there is none, it is full),
 * all that is new is kept in memory, and what is durable already stays readable.
 */
export function createSavedQueues({ durable, onDegraded }: SavedQueuesOptions): SavedQueues {
  const memory = createMemoryQueues()
  let isDegraded = false

  /** Null when it was refused. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act()
    } catch (error) {
      if (!isDegraded) {
        isDegraded = true
        onDegraded(error)
      }
      return null
    }
  }

  return {
    async putMany(records) {
      if (!isDegraded) await attempt(() => durable.putMany(records))
      // Also when this one went well but another has not: memory is looked at first from then on.
      if (isDegraded) await memory.putMany(records)
    },
    async deleteMany(ids) {
      await attempt(() => durable.deleteMany(ids))
      await memory.deleteMany(ids)
    },
    async list(queueId) {
      const saved = (await attempt(() => durable.list(queueId))) ?? []
      if (!isDegraded) return saved
      const records = new Map(saved.map((record) => [record.id, record]))
      for (const record of await memory.list(queueId)) records.set(record.id, record)
      return [...records.values()].toSorted(byOrder)
    },
    async queueIds() {
      const saved = (await attempt(durable.queueIds)) ?? []
      return [...new Set([...saved, ...(await memory.queueIds())])]
    },
    async deleteQueue(queueId) {
      await attempt(() => durable.deleteQueue(queueId))
      await memory.deleteQueue(queueId)
    },
  }
}
