import type { Kysely } from 'kysely'
import { queryInChunks } from './chunks.ts'
import { changeFrom } from './drafts.ts'
import { type ServedPath, StaleDraft } from './port.ts'
import type { Change, ChangeDraft, LiveVersion } from './records.ts'
import { insertChange, markUndone } from './sql-changes.ts'
import { LIVE_VERSION, toLiveVersion } from './sql-live.ts'
import { type LivePlace, findPlaces, replacePlaces } from './sql-live-places.ts'
import { hasEnvironment } from './sql-services.ts'
import { markPublished } from './sql-uploads.ts'
import { insertAssets, insertVersions } from './sql-versions.ts'
import type { Database } from './tables.ts'

/** A Change that was written, and what is served at its paths from now on. */
export interface Committed {
  change: Change
  served: ServedPath[]
}

/**
 * Writes a draft within `trx`, which nothing else may write beside (SQLite's immediate,
 * PostgreSQL's serializable transaction). Throws StaleDraft; the caller then rolls back.
 */
export async function commitDraft(
  trx: Kysely<Database>,
  draft: ChangeDraft,
): Promise<Committed> {
  const change = changeFrom(draft)
  const before = await readBefore(trx, change)
  await insertAssets(trx, draft.newResources)
  await insertVersions(trx, draft.newVersions)
  await insertChange(trx, change)
  await markOthers(trx, draft)
  const after = await readAfter(trx, draft)
  const newResources = new Set(draft.newResources.map(({ sid }) => sid))
  await replacePlaces(trx, draft.environmentSid, before, after, newResources)
  const live = new Map(after.map((asset) => [asset.version.path, asset]))
  return {
    change,
    served: change.entries.map(({ path }) => ({ path, live: live.get(path) ?? null })),
  }
}

/** What is live at the draft's paths. Throws StaleDraft unless it is what the draft says. */
async function readBefore(
  trx: Kysely<Database>,
  { environmentSid, entries }: Change,
): Promise<LivePlace[]> {
  const places = await findPlaces(
    trx,
    environmentSid,
    entries.map(({ path }) => path),
  )
  const live = new Map(places.map((place) => [place.path, place.version_sid]))
  const stale = entries.find(({ path, before }) => (live.get(path) ?? null) !== before)
  if (stale) throw new StaleDraft(stale.path)
  const exists = places.length > 0 || (await hasEnvironment(trx, environmentSid))
  if (!exists) throw new StaleDraft(firstPath(entries))
  return places
}

/** What the draft makes live. Only what it doesn't bring itself is read. */
async function readAfter(trx: Kysely<Database>, draft: ChangeDraft): Promise<LiveVersion[]> {
  const brought = liveFromDraft(draft)
  const sids = draft.entries.map(({ after }) => after).filter((sid) => sid !== null)
  const rows = await queryInChunks(
    sids.filter((sid) => !brought.has(sid)),
    (chunk) =>
      trx
        .selectFrom('versions')
        .innerJoin('assets', 'assets.sid', 'versions.asset_sid')
        .select(LIVE_VERSION)
        .where('versions.sid', 'in', chunk)
        .execute(),
  )
  for (const row of rows) brought.set(row.sid, toLiveVersion(draft.environmentSid, row))
  return draft.entries.flatMap(({ path, after }) => {
    if (after === null) return []
    const live = brought.get(after)
    if (live?.version.path !== path) throw new Error(`${after} is no version of ${path}`)
    return [live]
  })
}

/** The new versions of new Assets, by version SID. */
function liveFromDraft({ environmentSid, newResources, newVersions }: ChangeDraft) {
  const assets = new Map(newResources.map((asset) => [asset.sid, asset]))
  const live = new Map<string, LiveVersion>()
  for (const version of newVersions) {
    const asset = assets.get(version.resourceSid)
    if (!asset) continue
    const { serviceSid, dateCreated: resourceCreated } = asset
    live.set(version.sid, {
      environmentSid,
      serviceSid,
      resourceCreated,
      version: { ...version },
    })
  }
  return live
}

/** Marks the upload that the draft publishes and the Change that it undoes. */
async function markOthers(trx: Kysely<Database>, draft: ChangeDraft): Promise<void> {
  const { sid, environmentSid, uploadSid, undoes } = draft
  const marked =
    (!uploadSid || (await markPublished(trx, environmentSid, uploadSid, sid))) &&
    (!undoes || (await markUndone(trx, environmentSid, undoes, sid)))
  if (!marked) throw new StaleDraft(firstPath(draft.entries))
}

const firstPath = (entries: readonly { path: string }[]) => entries[0]?.path ?? ''
