import {
  changeFrom,
  environmentAfter,
  isReleaseCurrent,
  mayBeExact,
  namedBuilds,
  releaseAfter,
} from './drafts.ts'
import type { MemoryLive } from './memory-live.ts'
import { type MemoryRows, addRow } from './memory-rows.ts'
import { uploadOfKey } from './memory-uploads.ts'
import { type ServedPath, StaleDraft } from './port.ts'
import type {
  Change,
  ChangeDraft,
  ChangeEntry,
  Environment,
  LiveVersion,
  Resource,
  Version,
} from './records.ts'

/** Checks a draft in full, then writes all of it. Throws StaleDraft with nothing written. */
export function commitToMemory(
  rows: MemoryRows,
  draft: ChangeDraft,
): { change: Change; environment: Environment; served: ServedPath[] } {
  const change = changeFrom(draft)
  const live = rows.live.get(draft.environmentSid)
  const environment = rows.environments.get(draft.environmentSid)
  const isCurrent =
    environment && isReleaseCurrent(environment, draft) && areOthersCurrent(rows, draft)
  if (!live || !isCurrent) throw new StaleDraft(change.entries[0]?.path ?? '')
  refuseStale(change.entries, (path) => live.atPath(path)?.version.sid ?? null)
  const found = lookup(rows, draft)
  const served = change.entries.map((entry) => serve(entry, draft.environmentSid, found))
  refuseSecondPlaces(
    served,
    (resourceSid) => live.ofResource(resourceSid)?.version.path ?? null,
  )

  for (const [sid, resource] of found.newResources) rows.resources.set(sid, resource)
  for (const [sid, version] of found.newVersions) rows.versions.set(sid, version)
  live.replace(served)
  for (const { live: now } of served)
    rows.deletedResources.delete(now?.version.resourceSid ?? '')
  rows.changes.set(change.sid, change)
  if (draft.deployment) addRow(rows.deployments, draft.deployment)
  for (const sid of namedBuilds(draft)) rows.transientBuilds.delete(sid)
  mark(rows, draft)
  const after = environmentAfter(environment, draft, isExact(rows, live, environment, draft))
  rows.environments.set(after.sid, after)
  return { change, environment: after, served }
}

/** Whether exactly that is live which the Build lists that runs from now on; nothing without one. */
function isExact(
  rows: MemoryRows,
  live: MemoryLive,
  environment: Environment,
  draft: ChangeDraft,
): boolean {
  if (!mayBeExact(draft)) return false
  const build = releaseAfter(environment, draft)?.buildSid ?? ''
  const listed = rows.buildVersions.get(build) ?? new Set()
  const all = live.all()
  return listed.size === all.length && all.every(({ version }) => listed.has(version.sid))
}

/**
 * Whether the upload is still to be published or to be made, the undone Change still to be
 * undone, and the Build to run on still there.
 */
function areOthersCurrent(rows: MemoryRows, draft: ChangeDraft): boolean {
  const { environmentSid, uploadSid, undoes, release, whole } = draft
  const upload = rows.uploads.get(uploadSid ?? '')
  const undone = rows.changes.get(undoes ?? '')
  const isFresh = upload?.environmentSid === environmentSid && upload.changeSid === null
  const isDone = undone?.environmentSid === environmentSid && undone.undoneBy === null
  const build = release?.after?.buildSid ?? null
  const isBuilt = build === null || rows.builds.has(build)
  const key = whole?.upload?.key ?? null
  const isFirst = key === null || !uploadOfKey(rows, environmentSid, key)
  return (uploadSid === null || isFresh) && (undoes === null || isDone) && isBuilt && isFirst
}

function refuseStale(
  entries: readonly ChangeEntry[],
  liveAt: (path: string) => string | null,
): void {
  const stale = entries.find(({ path, before }) => liveAt(path) !== before)
  if (stale) throw new StaleDraft(stale.path)
}

/** What a draft brings, and how its versions and resources are found, new ones included. */
interface Found {
  newResources: Map<string, Resource>
  newVersions: Map<string, Version>
  resource(sid: string): Resource | undefined
  version(sid: string): Version | undefined
}

function lookup(rows: MemoryRows, draft: ChangeDraft): Found {
  const newResources = newRows(rows.resources, draft.newResources)
  const newVersions = newRows(rows.versions, draft.newVersions)
  const resource = (sid: string) => newResources.get(sid) ?? rows.resources.get(sid)
  const version = (sid: string) => newVersions.get(sid) ?? rows.versions.get(sid)
  for (const { sid, resourceSid } of draft.newVersions) {
    if (!resource(resourceSid)) throw new Error(`${sid} is a version of no resource`)
  }
  newRows(rows.changes, [draft])
  newRows(rows.deployments, draft.deployment ? [draft.deployment] : [])
  return { newResources, newVersions, resource, version }
}

function newRows<Row extends { sid: string }>(
  old: ReadonlyMap<string, unknown>,
  added: readonly Row[],
): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const row of added) {
    if (old.has(row.sid) || rows.has(row.sid)) throw new Error(`${row.sid} exists already`)
    rows.set(row.sid, Object.freeze({ ...row }))
  }
  return rows
}

function serve({ path, after }: ChangeEntry, environmentSid: string, found: Found): ServedPath {
  if (after === null) return { path, live: null }
  const version = found.version(after)
  const resource = found.resource(version?.resourceSid ?? '')
  if (version?.path !== path || !resource) throw new Error(`${after} is no version of ${path}`)
  const { serviceSid, kind, dateCreated } = resource
  const live: LiveVersion = {
    environmentSid,
    serviceSid,
    kind,
    resourceCreated: dateCreated,
    version,
  }
  return { path, live: Object.freeze(live) }
}

/** A resource is live at one path: it may come to another only by leaving the one it had. */
function refuseSecondPlaces(
  served: readonly ServedPath[],
  placeOf: (resourceSid: string) => string | null,
): void {
  const touched = new Set(served.map(({ path }) => path))
  const placed = new Set<string>()
  for (const { path, live } of served) {
    if (!live) continue
    const { resourceSid } = live.version
    const place = placeOf(resourceSid)
    if (place !== null && !touched.has(place)) throw new StaleDraft(place)
    if (placed.has(resourceSid))
      throw new Error(`${resourceSid} would be live twice, at ${path} too`)
    placed.add(resourceSid)
  }
}

function mark(rows: MemoryRows, draft: ChangeDraft): void {
  const { sid, uploadSid, undoes, whole, dateCreated } = draft
  if (whole) rows.smallFiles.set(whole.digest, { bytes: whole.bytes, sealed: dateCreated })
  if (whole?.upload) addRow(rows.uploads, { ...whole.upload, changeSid: sid })
  const upload = rows.uploads.get(uploadSid ?? '')
  if (upload) rows.uploads.set(upload.sid, { ...upload, changeSid: sid })
  const undone = rows.changes.get(undoes ?? '')
  if (undone) rows.changes.set(undone.sid, { ...undone, undoneBy: sid })
}
