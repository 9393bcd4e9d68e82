import { createEvents } from './events.ts'
import { memoryBytes } from './memory-bytes.ts'
import { memoryBuilds } from './memory-builds.ts'
import { memoryChanges } from './memory-changes.ts'
import { memoryKeys } from './memory-keys.ts'
import type { MemoryLive } from './memory-live.ts'
import { memoryResources } from './memory-resources.ts'
import { type MemoryRows, createMemoryRows } from './memory-rows.ts'
import { memoryServices } from './memory-services.ts'
import { memoryUploads } from './memory-uploads.ts'
import { memoryVariables } from './memory-variables.ts'
import type { Catalog, LiveRows } from './port.ts'
import type { LiveVersion } from './records.ts'

/** Rows that a whole live set is handed out in at a time. */
const BATCH = 1000

/** A catalog in memory, for tests and for the console's mock. It is gone with the process. */
export function createMemoryCatalog(): Catalog {
  const rows = createMemoryRows()
  const events = createEvents()
  return {
    ...memoryServices(rows, events),
    ...memoryLiveRows(rows),
    ...memoryResources(rows),
    ...memoryChanges(rows, events),
    ...memoryBuilds(rows, events),
    ...memoryVariables(rows, events),
    ...memoryKeys(rows),
    ...memoryUploads(rows),
    ...memoryBytes(rows),
    subscribe: (listener) => events.subscribe(listener),
    close: async () => undefined,
  }
}

function memoryLiveRows({ live }: MemoryRows): LiveRows {
  const liveIn = (
    environmentSid: string,
    values: string[],
    find: (set: MemoryLive, value: string) => LiveVersion | null,
  ) => {
    const set = live.get(environmentSid)
    const found = set ? [...new Set(values)].map((value) => find(set, value)) : []
    return found.filter((row) => row !== null)
  }
  const all = (environmentSid: string) => live.get(environmentSid)?.all() ?? []
  return {
    liveBySid: async (environmentSid, sids) =>
      liveIn(environmentSid, sids, (set, sid) => set.ofResource(sid)),
    liveByPath: async (environmentSid, paths) =>
      liveIn(environmentSid, paths, (set, path) => set.atPath(path)),
    livePage: async (environmentSid, query) =>
      live.get(environmentSid)?.page(query) ?? { assets: [], total: 0, next: null },
    liveFunctions: async (environmentSid) =>
      all(environmentSid).filter(({ kind }) => kind === 'function'),
    async *liveSet(environmentSid) {
      const rows = all(environmentSid)
      for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
    },
  }
}
