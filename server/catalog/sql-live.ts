import type { Kysely } from 'kysely'
import { queryInChunks } from './chunks.ts'
import type { Version, LiveVersion } from './records.ts'
import type { Database } from './tables.ts'

/** Rows of a live set that a warming assets origin gets at a time. */
const BATCH = 1000

/** What a LiveVersion is made of, from the tables `versions` and `assets`. */
export const LIVE_VERSION = [
  'versions.sid',
  'versions.asset_sid as resourceSid',
  'versions.path',
  'versions.visibility',
  'versions.digest',
  'versions.size',
  'versions.content_type as contentType',
  'versions.date_created as dateCreated',
  'assets.service_sid as serviceSid',
  'assets.date_created as resourceCreated',
] as const

/** A row of LIVE_VERSION. */
interface LiveRow extends Version {
  serviceSid: string
  resourceCreated: number
}

/** Makes the record of a row that is, or is about to be, live in the Environment. */
export function toLiveVersion(environmentSid: string, row: LiveRow): LiveVersion {
  const { sid, resourceSid, path, visibility, digest, size, contentType, dateCreated } = row
  return {
    environmentSid,
    serviceSid: row.serviceSid,
    resourceCreated: row.resourceCreated,
    version: { sid, resourceSid, path, visibility, digest, size, contentType, dateCreated },
  }
}

/** Those of the Assets that are live. */
export async function liveBySid(
  db: Kysely<Database>,
  environmentSid: string,
  resourceSids: string[],
): Promise<LiveVersion[]> {
  const rows = await queryInChunks(resourceSids, (chunk) =>
    selectLive(db, environmentSid).where('live.asset_sid', 'in', chunk).execute(),
  )
  return rows.map((row) => toLiveVersion(environmentSid, row))
}

/** Those of the paths that are served. */
export async function liveByPath(
  db: Kysely<Database>,
  environmentSid: string,
  paths: string[],
): Promise<LiveVersion[]> {
  const rows = await queryInChunks(paths, (chunk) =>
    selectLive(db, environmentSid).where('live.path', 'in', chunk).execute(),
  )
  return rows.map((row) => toLiveVersion(environmentSid, row))
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
    .innerJoin('assets', 'assets.sid', 'live.asset_sid')
    .select(LIVE_VERSION)
    .where('live.environment_sid', '=', environmentSid)
}
