import { compareCodePoints } from './code-point-order.ts'
import { LISTED_ENTRIES } from './drafts.ts'
import { type MemoryLive, createMemoryLive } from './memory-live.ts'
import { type RowKey, type ChangePage, NameTaken } from './port.ts'
import type { Resource, Version, Change, Environment, Service, Upload } from './records.ts'

/** Everything a memory catalog keeps, by SID; live sets by their Environment's. */
export interface MemoryRows {
  services: Map<string, Service>
  environments: Map<string, Environment>
  assets: Map<string, Resource>
  versions: Map<string, Version>
  live: Map<string, MemoryLive>
  changes: Map<string, Change>
  uploads: Map<string, Upload>
}

export function createMemoryRows(): MemoryRows {
  return {
    services: new Map(),
    environments: new Map(),
    assets: new Map(),
    versions: new Map(),
    live: new Map(),
    changes: new Map(),
    uploads: new Map(),
  }
}

/** Adds a Service with its first Environment. Throws NameTaken. */
export function addService(rows: MemoryRows, service: Service, environment: Environment): void {
  for (const { uniqueName } of rows.services.values()) {
    if (uniqueName === service.uniqueName) throw new NameTaken('unique_name')
  }
  for (const { domain } of rows.environments.values()) {
    if (domain === environment.domain) throw new NameTaken('domain')
  }
  rows.services.set(service.sid, { ...service })
  rows.environments.set(environment.sid, { ...environment })
  rows.live.set(environment.sid, createMemoryLive())
}

/** Removes all below a Service and returns its Environments' SIDs; null when it is unknown. */
export function removeService(rows: MemoryRows, serviceSid: string): string[] | null {
  if (!rows.services.delete(serviceSid)) return null
  const environmentSids = removeBelow(rows.environments, serviceSid)
  const resourceSids = new Set(removeBelow(rows.assets, serviceSid))
  for (const sid of environmentSids) rows.live.delete(sid)
  for (const { sid, resourceSid } of rows.versions.values()) {
    if (resourceSids.has(resourceSid)) rows.versions.delete(sid)
  }
  removeBelow(rows.changes, serviceSid)
  removeBelow(rows.uploads, serviceSid)
  return environmentSids
}

function removeBelow(
  rows: Map<string, { sid: string; serviceSid: string }>,
  serviceSid: string,
): string[] {
  const sids = [...rows.values()]
    .filter((row) => row.serviceSid === serviceSid)
    .map(({ sid }) => sid)
  for (const sid of sids) rows.delete(sid)
  return sids
}

/** Copies of the rows, oldest first. */
export function oldestFirst<Row extends { sid: string; dateCreated: number }>(
  rows: Iterable<Row>,
): Row[] {
  return [...rows].toSorted(byAge).map((row) => ({ ...row }))
}

/** A page of an Environment's history, newest first. */
export function pageOfChanges(
  rows: MemoryRows,
  environmentSid: string,
  limit: number,
  after?: RowKey,
): ChangePage {
  const newestFirst = [...rows.changes.values()]
    .filter((change) => change.environmentSid === environmentSid)
    .filter((change) => !after || byAge(change, after) < 0)
    .toSorted((a, b) => byAge(b, a))
  const changes = newestFirst
    .slice(0, limit)
    .map((change) => copyChange(change, LISTED_ENTRIES))
  const last = changes.at(-1)
  return {
    changes,
    next:
      newestFirst.length > limit && last
        ? { dateCreated: last.dateCreated, sid: last.sid }
        : null,
  }
}

/** A copy with at most so many entries. */
export function copyChange(change: Change, entries = change.entryCount): Change {
  return { ...change, entries: change.entries.slice(0, entries).map((entry) => ({ ...entry })) }
}

function byAge(a: RowKey, b: RowKey): number {
  return a.dateCreated - b.dateCreated || compareCodePoints(a.sid, b.sid)
}
