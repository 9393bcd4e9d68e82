import type { SavedQueues, SavedUpload } from './port.ts'

/** Keeps queues for as long as the page lives: all that some browsers allow. */
export function createMemoryQueues(): SavedQueues {
  const records = new Map<string, SavedUpload>()
  const ofQueue = (queueId: string) =>
    [...records.values()].filter((record) => record.queueId === queueId)
  return {
    async putMany(those) {
      for (const record of those) records.set(record.id, record)
    },
    async deleteMany(ids) {
      for (const id of ids) records.delete(id)
    },
    list: async (queueId) => ofQueue(queueId).toSorted(byOrder),
    queueIds: async () => [...new Set([...records.values()].map(({ queueId }) => queueId))],
    async deleteQueue(queueId) {
      for (const { id } of ofQueue(queueId)) records.delete(id)
    },
  }
}

export const byOrder = (one: SavedUpload, other: SavedUpload) => one.order - other.order
