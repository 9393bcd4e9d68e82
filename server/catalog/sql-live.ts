import type { Kysely } from 'kysely'
import { queryInChunks } from './chunks.ts'
import type { LiveVersion, ResourceKind, Version } from './records.ts'
import { findPlaces } from './sql-live-places.ts'
import type { Database } from './tables.ts'

/** Rows of a live set that a warming assets origin gets at a time. */
const BATCH = 1000

/** What a LiveVersion is made of, from the tables `versions` and `resources`. */
export const LIVE_VERSION = [
  'versions.sid',
  'versions.resource_sid as resourceSid',
  'versions.path',
  'versions.visibility',
  'versions.digest',
  'versions.size',
  'versions.content_type as contentType',
  'versions.date_created as dateCreated',
  'resources.service_sid as serviceSid',
  'resources.kind',
  'resources.date_created as resourceCreated',
] as const

/** A row of LIVE_VERSION. */
interface LiveRow extends Version {
  serviceSid: string
  kind: ResourceKind
  resourceCreated: number
}

/** Makes the record of a row that is, or is about to be, live in the Environment. */
export function toLiveVersion(environmentSid: string, row: LiveRow): LiveVersion {
  const { sid, resourceSid, path, visibility, digest, size, contentType, dateCreated } = row
  return {
    environmentSid,
    serviceSid: row.serviceSid,
    kind: row.kind,
    resourceCreated: row.resourceCreated,
    version: { sid, resourceSid, path, visibility, digest, size, contentType, dateCreated },
  }
}

/** Those of the resources that are live. */
export async function liveBySid(
  db: Kysely<Database>,
  environmentSid: string,
  resourceSids: string[],
): Promise<LiveVersion[]> {
  const rows = await queryInChunks(resourceSids, (chunk) =>
    selectLive(db, environmentSid).where('live.resource_sid', 'in', chunk).execute(),
  )
  return rows.map((row) => toLiveVersion(environmentSid, row))
}

/** Those of the paths that are served. */
export async function liveByPath(
  db: Kysely<Database>,
  environmentSid: string,
  paths: string[],
): Promise<LiveVersion[]> {
  // Mostly there is none, and a join costs ten times as much to find that out.
  const places = await findPlaces(db, environmentSid, paths)
  if (places.length === 0) return []
  const rows = await queryInChunks(
    places.map(({ path }) => path),
    (chunk) => selectLive(db, environmentSid).where('live.path', 'in', chunk).execute(),
  )
  return rows.map((row) => toLiveVersion(environmentSid, row))
}

/** All live Functions, by path. */
export async function liveFunctions(
  db: Kysely<Database>,
  environmentSid: string,
): Promise<LiveVersion[]> {
  const rows = await selectFunctions(db, environmentSid).execute()
  return rows.map((row) => toLiveVersion(environmentSid, row))
}

/** Functions are few beside Assets: their paths alone are taken from an index with the kind. */
export function selectFunctions(db: Kysely<Database>, environmentSid: string) {
  const paths = db
    .selectFrom('live as function')
    .select('function.path')
    .where('function.environment_sid', '=', environmentSid)
    .where('function.kind', '=', 'function')
  return selectLive(db, environmentSid).where('live.path', 'in', paths).orderBy('live.path')
}

/** A whole live set in batches. Each is a query of its own: an open one would block writes. */
export async function* liveSet(
  db: Kysely<Database>,
  environmentSid: string,
): AsyncGenerator<LiveVersion[]> {
  let last: string | undefined
  while (true) {
    const after = last
    const rows = await selectLive(db, environmentSid)
      .$if(after !== undefined, (query) => query.where('live.path', '>', after ?? ''))
      .orderBy('live.path')
      .limit(BATCH)
      .execute()
    if (rows.length > 0) yield rows.map((row) => toLiveVersion(environmentSid, row))
    last = rows.at(-1)?.path
    if (rows.length < BATCH) return
  }
}

function selectLive(db: Kysely<Database>, environmentSid: string) {
  return db
    .selectFrom('live')
    .innerJoin('versions', 'versions.sid', 'live.version_sid')
    .innerJoin('resources', 'resources.sid', 'live.resource_sid')
    .select(LIVE_VERSION)
    .where('live.environment_sid', '=', environmentSid)
}
