import { compareCodePoints } from '../rules/code-point-order.ts'
import { pageOf } from '../rules/row-pages.ts'
import { type MemoryRows, addRow, findRow, withKinds } from './memory-rows.ts'
import { type Catalog, type PageQuery, type ResourceRows, StaleDraft } from './port.ts'
import type { Resource, ResourceKind, Version } from './records.ts'

type Rows = ResourceRows & Pick<Catalog, 'digestsInUse'>

/** Assets and Functions with their versions in memory. */
export function memoryResources(rows: MemoryRows): Rows {
  return { ...resourcesOf(rows), ...versionsOf(rows) }
}

function resourcesOf(rows: MemoryRows) {
  const { services, resources, deletedResources } = rows
  const listed = (sid: string) => (deletedResources.has(sid) ? undefined : resources.get(sid))
  return {
    async createResource(resource: Resource) {
      if (!services.has(resource.serviceSid)) return false
      addRow(resources, resource)
      return true
    },
    findResource: async (sid: string) => (listed(sid) ? findRow(resources, sid) : null),
    pageResources: async (serviceSid: string, kind: ResourceKind, query: PageQuery) =>
      pageOf(
        listedOf(rows, serviceSid).filter((row) => row.kind === kind),
        query,
      ),
    async renameResource(sid: string, friendlyName: string, now: number) {
      const resource = listed(sid)
      if (!resource) return null
      const renamed = { ...resource, friendlyName, dateUpdated: now }
      resources.set(sid, renamed)
      return { ...renamed }
    },
    async deleteResource(sid: string) {
      if (!listed(sid)) return false
      deletedResources.add(sid)
      return true
    },
  }
}

function versionsOf(rows: MemoryRows) {
  const { resources, deletedResources, versions } = rows
  const ofResource = (sid: string) =>
    [...versions.values()].filter(({ resourceSid }) => resourceSid === sid)
  return {
    async createVersion(version: Version, after?: string) {
      const { resourceSid } = version
      if (!resources.has(resourceSid) || deletedResources.has(resourceSid)) return false
      if (after !== undefined) {
        const [newest] = pageOf(ofResource(resourceSid), { limit: 1 }).rows
        if (newest?.sid !== after) throw new StaleDraft(version.path)
      }
      addRow(versions, version)
      return true
    },
    pageVersions: async (resourceSid: string, query: PageQuery) =>
      pageOf(ofResource(resourceSid), query),
    findVersions: async (sids: string[]) =>
      [...new Set(sids)].map((sid) => findRow(versions, sid)).filter((row) => row !== null),
    serviceVersions: async (serviceSid: string, sids: string[]) =>
      withKinds(rows, new Set(sids)).filter(
        ({ resourceSid }) => resources.get(resourceSid)?.serviceSid === serviceSid,
      ),
    async newestFunctions(serviceSid: string) {
      const functions = listedOf(rows, serviceSid).filter(({ kind }) => kind === 'function')
      const saved = functions.flatMap((resource) => {
        const [version] = pageOf(ofResource(resource.sid), { limit: 1 }).rows
        return version ? [{ resource: { ...resource }, version }] : []
      })
      return saved.toSorted((a, b) => compareCodePoints(a.version.path, b.version.path))
    },
    async digestsInUse(digests: string[]) {
      const used = new Set([...versions.values()].map(({ digest }) => digest))
      return new Set(digests).intersection(used)
    },
  }
}

const listedOf = ({ resources, deletedResources }: MemoryRows, serviceSid: string) =>
  [...resources.values()].filter(
    (row) => row.serviceSid === serviceSid && !deletedResources.has(row.sid),
  )
