import { changeFrom } from './drafts.ts'
import type { MemoryRows } from './memory-rows.ts'
import { type ServedPath, StaleDraft } from './port.ts'
import type {
  Resource,
  Version,
  Change,
  ChangeDraft,
  ChangeEntry,
  LiveVersion,
} from './records.ts'

/** Checks a draft in full, then writes all of it. Throws StaleDraft with nothing written. */
export function commitToMemory(
  rows: MemoryRows,
  draft: ChangeDraft,
): { change: Change; served: ServedPath[] } {
  const change = changeFrom(draft)
  const live = rows.live.get(draft.environmentSid)
  const [first] = change.entries
  if (!live || !isCurrent(rows, draft)) throw new StaleDraft(first?.path ?? '')
  refuseStale(change.entries, (path) => live.atPath(path)?.version.sid ?? null)
  const found = lookup(rows, draft)
  const served = change.entries.map((entry) => serve(entry, draft.environmentSid, found))
  refuseSecondPlaces(served, (resourceSid) => live.ofAsset(resourceSid)?.version.path ?? null)

  for (const [sid, asset] of found.newResources) rows.assets.set(sid, asset)
  for (const [sid, version] of found.newVersions) rows.versions.set(sid, version)
  live.replace(served)
  rows.changes.set(change.sid, change)
  mark(rows, draft)
  return { change, served }
}

/** Whether the upload is still to be published and the undone Change still to be undone. */
function isCurrent(rows: MemoryRows, draft: ChangeDraft): boolean {
  const { environmentSid, uploadSid, undoes } = draft
  const upload = rows.uploads.get(uploadSid ?? '')
  const undone = rows.changes.get(undoes ?? '')
  const isFresh = upload?.environmentSid === environmentSid && upload.changeSid === null
  const isDone = undone?.environmentSid === environmentSid && undone.undoneBy === null
  return (uploadSid === null || isFresh) && (undoes === null || isDone)
}

function refuseStale(
  entries: readonly ChangeEntry[],
  liveAt: (path: string) => string | null,
): void {
  const stale = entries.find(({ path, before }) => liveAt(path) !== before)
  if (stale) throw new StaleDraft(stale.path)
}

/** What a draft brings, and how its versions and Assets are found, new ones included. */
interface Found {
  newResources: Map<string, Resource>
  newVersions: Map<string, Version>
  asset(sid: string): Resource | undefined
  version(sid: string): Version | undefined
}

function lookup(rows: MemoryRows, draft: ChangeDraft): Found {
  const newResources = newRows(rows.assets, draft.newResources)
  const newVersions = newRows(rows.versions, draft.newVersions)
  const asset = (sid: string) => newResources.get(sid) ?? rows.assets.get(sid)
  const version = (sid: string) => newVersions.get(sid) ?? rows.versions.get(sid)
  for (const { sid, resourceSid } of draft.newVersions) {
    if (!asset(resourceSid)) throw new Error(`${sid} is a version of no asset`)
  }
  if (rows.changes.has(draft.sid)) throw new Error(`${draft.sid} exists already`)
  return { newResources, newVersions, asset, version }
}

function newRows<Row extends { sid: string }>(
  old: ReadonlyMap<string, Row>,
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
  const asset = found.asset(version?.resourceSid ?? '')
  if (version?.path !== path || !asset) throw new Error(`${after} is no version of ${path}`)
  const { serviceSid, dateCreated } = asset
  const live: LiveVersion = {
    environmentSid,
    serviceSid,
    resourceCreated: dateCreated,
    version,
  }
  return { path, live: Object.freeze(live) }
}

/** An Asset is live at one path: it may come to another only by leaving the one it had. */
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

function mark(rows: MemoryRows, { sid, uploadSid, undoes }: ChangeDraft): void {
  const upload = rows.uploads.get(uploadSid ?? '')
  if (upload) rows.uploads.set(upload.sid, { ...upload, changeSid: sid })
  const undone = rows.changes.get(undoes ?? '')
  if (undone) rows.changes.set(undone.sid, { ...undone, undoneBy: sid })
}
