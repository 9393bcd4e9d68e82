import type { Kysely } from 'kysely'
import { queryInChunks } from './chunks.ts'
import {
  changeFrom,
  environmentAfter,
  isReleaseCurrent,
  mayBeExact,
  namedBuilds,
  releaseAfter,
} from './drafts.ts'
import { type ServedPath, StaleDraft } from './port.ts'
import type { Change, ChangeDraft, Environment, LiveVersion, WholeFile } from './records.ts'
import { findBuild } from './sql-builds.ts'
import { writeBytes } from './sql-bytes.ts'
import { insertChange, markUndone } from './sql-changes.ts'
import { insertDeployment } from './sql-deployments.ts'
import { findEnvironment, updateRelease } from './sql-environments.ts'
import { LIVE_VERSION, toLiveVersion } from './sql-live.ts'
import { type LivePlace, findPlaces, replacePlaces } from './sql-live-places.ts'
import { insertResources, listAgain } from './sql-resources.ts'
import { isExactlyLive, keepBuilds } from './sql-snapshot.ts'
import { insertUpload, markPublished } from './sql-uploads.ts'
import { insertVersions } from './sql-versions.ts'
import type { Database } from './tables.ts'

/** A Change that was written, its Environment then, and what is served at its paths. */
export interface Committed {
  change: Change
  environment: Environment
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
  const environment = await readEnvironment(trx, draft)
  const before = await readBefore(trx, change)
  await insertResources(trx, draft.newResources)
  await insertVersions(trx, draft.newVersions)
  await insertChange(trx, change)
  await markOthers(trx, draft)
  if (draft.whole) await writeWhole(trx, draft, draft.whole)
  const after = await readAfter(trx, draft)
  const newResources = new Set(draft.newResources.map(({ sid }) => sid))
  await replacePlaces(trx, draft.environmentSid, before, after, newResources)
  const known = after.filter(({ version }) => !newResources.has(version.resourceSid))
  await listAgain(
    trx,
    known.map(({ version }) => version.resourceSid),
  )
  const live = new Map(after.map((placed) => [placed.version.path, placed]))
  return {
    change,
    environment: await writeRelease(trx, environment, draft),
    served: change.entries.map(({ path }) => ({ path, live: live.get(path) ?? null })),
  }
}

/** The draft's Environment. Throws StaleDraft when it is gone or runs on something else. */
async function readEnvironment(
  trx: Kysely<Database>,
  draft: ChangeDraft,
): Promise<Environment> {
  const environment = await findEnvironment(trx, draft.environmentSid)
  const build = draft.release?.after?.buildSid
  const isCurrent = environment && isReleaseCurrent(environment, draft)
  if (!isCurrent || (build && !(await findBuild(trx, build)))) {
    throw new StaleDraft(firstPath(draft.entries))
  }
  return environment
}

/** Writes the Deployment and what the Environment runs on from now on, and returns that. */
async function writeRelease(
  trx: Kysely<Database>,
  environment: Environment,
  draft: ChangeDraft,
): Promise<Environment> {
  if (draft.deployment) await insertDeployment(trx, draft.deployment)
  await keepBuilds(trx, namedBuilds(draft))
  const build = releaseAfter(environment, draft)?.buildSid ?? null
  const isExact = mayBeExact(draft) && (await isExactlyLive(trx, environment.sid, build))
  const after = environmentAfter(environment, draft, isExact)
  if (after !== environment) await updateRelease(trx, after)
  return after
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
        .innerJoin('resources', 'resources.sid', 'versions.resource_sid')
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

/** The new versions of new resources, by version SID. */
function liveFromDraft({ environmentSid, newResources, newVersions }: ChangeDraft) {
  const resources = new Map(newResources.map((resource) => [resource.sid, resource]))
  const live = new Map<string, LiveVersion>()
  for (const version of newVersions) {
    const resource = resources.get(version.resourceSid)
    if (!resource) continue
    const { serviceSid, kind, dateCreated: resourceCreated } = resource
    live.set(version.sid, {
      environmentSid,
      serviceSid,
      kind,
      resourceCreated,
      version: { ...version },
    })
  }
  return live
}

/** Writes the file that came whole. Throws StaleDraft when an upload has its key meanwhile. */
async function writeWhole(
  trx: Kysely<Database>,
  { sid: changeSid, dateCreated, entries }: ChangeDraft,
  { upload, digest, bytes }: WholeFile,
): Promise<void> {
  await writeBytes(trx, digest, bytes, dateCreated)
  const isFirst = !upload || (await insertUpload(trx, { ...upload, changeSid }))
  if (!isFirst) throw new StaleDraft(firstPath(entries))
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
