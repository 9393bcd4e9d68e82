import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SavedUpload } from './port.ts'

const NAME = 'hangar-uploads'
const VERSION = 1

export interface UploadsSchema extends DBSchema {
  uploads: {
    key: string
    value: SavedUpload
    indexes: { by_order: [string, number]; by_queue: string }
  }
}

export type UploadsDatabase = IDBPDatabase<UploadsSchema>

/**
 * Opens the database of saved uploads. Rejects where IndexedDB is missing or refused, and when
 * tabs with an older console keep it from being brought up to date. Calls `onGone` when the
 * connection was closed: by the browser, or because a newer console in another tab needs that.
 */
export async function openUploads(
  onGone: () => void,
  version = VERSION,
): Promise<UploadsDatabase> {
  const { promise: blocked, reject } = Promise.withResolvers<never>()
  const opening = openDB<UploadsSchema>(NAME, version, {
    upgrade(database, oldVersion) {
      if (oldVersion >= 1) return
      const uploads = database.createObjectStore('uploads', { keyPath: 'id' })
      uploads.createIndex('by_order', ['queueId', 'order'])
      uploads.createIndex('by_queue', 'queueId')
    },
    blocked: () => reject(new Error('Another tab has an older console. Close it.')),
    blocking() {
      onGone()
      void opening.then((database) => database.close())
    },
    terminated: onGone,
  })
  try {
    return await Promise.race([opening, blocked])
  } catch (error) {
    // What opens after all, too late, must not block others in its turn.
    opening.then((database) => database.close()).catch(() => undefined)
    throw error
  }
}
