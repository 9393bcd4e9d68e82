import { createEvents } from './events.ts'
import { commitToMemory } from './memory-commit.ts'
import {
  type MemoryRows,
  addService,
  copyChange,
  createMemoryRows,
  oldestFirst,
  pageOfChanges,
  removeService,
} from './memory-rows.ts'
import type { MemoryLive } from './memory-live.ts'
import type { Catalog, LiveQuery } from './port.ts'
import type { LiveVersion, Service, Upload } from './records.ts'

/** Rows that a whole live set is handed out in at a time. */
const BATCH = 1000

/** A catalog in memory, for tests and for the console's mock. It is gone with the process. */
export function createMemoryCatalog(): Catalog {
  const rows = createMemoryRows()
  const events = createEvents()
  return {
    ...servicesOf(rows),
    ...liveOf(rows),
    ...uploadsOf(rows),
    async createService(service, environment) {
      addService(rows, service, environment)
      events.emit({ type: 'environment', environment: { ...environment } })
    },
    async deleteService(serviceSid) {
      const environmentSids = removeService(rows, serviceSid)
      if (!environmentSids) return false
      events.emit({ type: 'service_deleted', serviceSid, environmentSids })
      return true
    },
    async commit(draft) {
      const { change, served } = commitToMemory(rows, draft)
      events.emit({ type: 'change', environmentSid: change.environmentSid, served })
      return copyChange(change)
    },
    listChanges: async (environmentSid, limit, after) =>
      pageOfChanges(rows, environmentSid, limit, after),
    async findChange(sid) {
      const change = rows.changes.get(sid)
      return change ? copyChange(change) : null
    },
    subscribe: (listener) => events.subscribe(listener),
    close: async () => undefined,
  }
}

function servicesOf({ services, environments }: MemoryRows) {
  const find = (reference: string): Service | undefined =>
    services.get(reference) ??
    [...services.values()].find(({ uniqueName }) => uniqueName === reference)
  return {
    listServices: async () => oldestFirst(services.values()),
    async findService(reference: string) {
      const service = find(reference)
      return service ? { ...service } : null
    },
    async renameService(sid: string, friendlyName: string, now: number) {
      const service = services.get(sid)
      if (!service) return null
      const renamed = { ...service, friendlyName, dateUpdated: now }
      services.set(sid, renamed)
      return { ...renamed }
    },
    listEnvironments: async (serviceSid?: string) =>
      oldestFirst(environments.values()).filter(
        (environment) => serviceSid === undefined || environment.serviceSid === serviceSid,
      ),
  }
}

function liveOf({ live, versions }: MemoryRows) {
  const liveIn = (
    environmentSid: string,
    values: string[],
    find: (set: MemoryLive, value: string) => LiveVersion | null,
  ) => {
    const set = live.get(environmentSid)
    return set ? findEach(values, (value) => find(set, value)) : []
  }
  return {
    liveBySid: async (environmentSid: string, sids: string[]) =>
      liveIn(environmentSid, sids, (set, sid) => set.ofAsset(sid)),
    liveByPath: async (environmentSid: string, paths: string[]) =>
      liveIn(environmentSid, paths, (set, path) => set.atPath(path)),
    livePage: async (environmentSid: string, query: LiveQuery) =>
      live.get(environmentSid)?.page(query) ?? { assets: [], total: 0, next: null },
    async *liveSet(environmentSid: string) {
      const all = live.get(environmentSid)?.all() ?? []
      for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH)
    },
    findVersions: async (sids: string[]) => findEach(sids, (sid) => versions.get(sid)),
    async digestsInUse(digests: string[]) {
      const wanted = new Set(digests)
      const used = new Set([...versions.values()].map(({ digest }) => digest))
      return wanted.intersection(used)
    },
  }
}

function uploadsOf({ uploads, environments }: MemoryRows) {
  return {
    async createUpload(upload: Upload) {
      if (!environments.has(upload.environmentSid)) {
        throw new Error(`${upload.environmentSid} is no environment`)
      }
      if (uploads.has(upload.sid)) throw new Error(`${upload.sid} exists already`)
      uploads.set(upload.sid, { ...upload })
    },
    async findUpload(sid: string) {
      const upload = uploads.get(sid)
      return upload ? { ...upload } : null
    },
    deleteUpload: async (sid: string) => uploads.delete(sid),
    uploadsBefore: async (time: number) =>
      [...uploads.values()].filter((row) => row.dateCreated < time).map(({ sid }) => sid),
  }
}

function findEach<T>(values: string[], find: (value: string) => T | null | undefined): T[] {
  return [...new Set(values)].map(find).filter((row) => row !== null && row !== undefined)
}
