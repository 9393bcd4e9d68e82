import { type MemoryLive, createMemoryLive } from './memory-live.ts'
import type {
  ApiKey,
  Build,
  BuildVersion,
  Change,
  Deployment,
  Environment,
  Resource,
  Service,
  Upload,
  Variable,
  Version,
} from './records.ts'

/** Everything a memory catalog keeps, by SID; live sets by their Environment's. */
export interface MemoryRows {
  services: Map<string, Service>
  environments: Map<string, Environment>
  resources: Map<string, Resource>
  /** SIDs of the resources that were taken off the lists. */
  deletedResources: Set<string>
  versions: Map<string, Version>
  live: Map<string, MemoryLive>
  changes: Map<string, Change>
  builds: Map<string, Build>
  /** Version SIDs, by the Build's. */
  buildVersions: Map<string, ReadonlySet<string>>
  /** SIDs of the snapshots that no Change names. */
  transientBuilds: Set<string>
  deployments: Map<string, Deployment>
  variables: Map<string, Variable>
  keys: Map<string, ApiKey>
  uploads: Map<string, Upload>
  /** By digest. */
  smallFiles: Map<string, { bytes: Uint8Array; sealed: number }>
}

export function createMemoryRows(): MemoryRows {
  return {
    services: new Map(),
    environments: new Map(),
    resources: new Map(),
    deletedResources: new Set(),
    versions: new Map(),
    live: new Map(),
    changes: new Map(),
    builds: new Map(),
    buildVersions: new Map(),
    transientBuilds: new Set(),
    deployments: new Map(),
    variables: new Map(),
    keys: new Map(),
    uploads: new Map(),
    smallFiles: new Map(),
  }
}

/** Adds a row under its SID. Throws an Error when there is one of that SID. */
export function addRow<Row extends { sid: string }>(rows: Map<string, Row>, row: Row): void {
  if (rows.has(row.sid)) throw new Error(`${row.sid} exists already`)
  rows.set(row.sid, { ...row })
}

/** A copy of a row; null when there is none. */
export function findRow<Row extends object>(rows: Map<string, Row>, sid: string): Row | null {
  const row = rows.get(sid)
  return row ? { ...row } : null
}

/** Those of the versions that exist, with the kind of what they are versions of. */
export function withKinds(
  { versions, resources }: MemoryRows,
  sids: Iterable<string>,
): BuildVersion[] {
  return [...sids].flatMap((sid) => {
    const version = versions.get(sid)
    const resource = resources.get(version?.resourceSid ?? '')
    return version && resource ? [{ ...version, kind: resource.kind }] : []
  })
}

/** Adds an Environment that serves nothing. */
export function addEnvironment(rows: MemoryRows, environment: Environment): void {
  addRow(rows.environments, environment)
  rows.live.set(environment.sid, createMemoryLive())
}

/** Removes an Environment and all below it. */
export function removeEnvironment(rows: MemoryRows, environmentSid: string): void {
  rows.environments.delete(environmentSid)
  rows.live.delete(environmentSid)
  for (const below of [rows.changes, rows.deployments, rows.variables, rows.uploads]) {
    removeWhere<{ environmentSid: string }>(
      below,
      (row) => row.environmentSid === environmentSid,
    )
  }
}

/** Removes all below a Service and returns its Environments' SIDs; null when it is unknown. */
export function removeService(rows: MemoryRows, serviceSid: string): string[] | null {
  if (!rows.services.delete(serviceSid)) return null
  const isOwn = (row: { serviceSid: string }) => row.serviceSid === serviceSid
  const environmentSids = [...rows.environments.values()].filter(isOwn).map(({ sid }) => sid)
  for (const sid of environmentSids) removeEnvironment(rows, sid)
  const resourceSids = removeWhere(rows.resources, isOwn)
  for (const sid of resourceSids) rows.deletedResources.delete(sid)
  removeWhere(rows.versions, ({ resourceSid }) => resourceSids.has(resourceSid))
  const buildSids = [...rows.builds.values()].filter(isOwn).map(({ sid }) => sid)
  for (const sid of buildSids) removeBuild(rows, sid)
  return environmentSids
}

/** Removes a Build, whether or not something runs on it. */
export function removeBuild(rows: MemoryRows, sid: string): void {
  rows.builds.delete(sid)
  rows.buildVersions.delete(sid)
  rows.transientBuilds.delete(sid)
}

function removeWhere<Row>(
  rows: { delete(sid: string): boolean } & Iterable<[string, Row]>,
  isGone: (row: Row) => boolean,
): Set<string> {
  const sids = new Set([...rows].filter(([, row]) => isGone(row)).map(([sid]) => sid))
  for (const sid of sids) rows.delete(sid)
  return sids
}
