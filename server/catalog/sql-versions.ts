import type { Kysely } from 'kysely'
import { queryInChunks } from './chunks.ts'
import { type Page, type PageQuery, StaleDraft } from './port.ts'
import type { BuildVersion, Version } from './records.ts'
import { selectPage } from './sql-page.ts'
import { insertEach, prepare } from './sql-prepared.ts'
import { findResource } from './sql-resources.ts'
import type { Database } from './tables.ts'

/** What a Version is made of, from the table `versions`. */
export const VERSION = [
  'versions.sid',
  'versions.resource_sid as resourceSid',
  'versions.path',
  'versions.visibility',
  'versions.digest',
  'versions.size',
  'versions.content_type as contentType',
  'versions.date_created as dateCreated',
] as const

/** Adds a version to a resource, if its newest is `after`. Throws StaleDraft; false without it. */
export async function addVersion(
  trx: Kysely<Database>,
  version: Version,
  after?: string,
): Promise<boolean> {
  if (!(await findResource(trx, version.resourceSid))) return false
  if (after !== undefined) {
    const [newest] = (await pageVersions(trx, version.resourceSid, { limit: 1 })).rows
    if (newest?.sid !== after) throw new StaleDraft(version.path)
  }
  await insertVersions(trx, [version])
  return true
}

/** Newest first. */
export function pageVersions(
  db: Kysely<Database>,
  resourceSid: string,
  query: PageQuery,
): Promise<Page<Version>> {
  const versions = db
    .selectFrom('versions')
    .select(VERSION)
    .where('resource_sid', '=', resourceSid)
  return selectPage(versions, 'versions', query)
}

/** Those of the versions that exist. */
export function findVersions(db: Kysely<Database>, sids: string[]): Promise<Version[]> {
  return queryInChunks(sids, (chunk) =>
    db.selectFrom('versions').select(VERSION).where('sid', 'in', chunk).execute(),
  )
}

/**
 * Those of the versions that are this Service's. Which are is not asked in the query: SQLite
 * would go through all of the Service's resources to find them.
 */
export async function serviceVersions(
  db: Kysely<Database>,
  serviceSid: string,
  sids: readonly string[],
): Promise<BuildVersion[]> {
  const rows = await queryInChunks(sids, (chunk) =>
    db
      .selectFrom('versions')
      .innerJoin('resources', 'resources.sid', 'versions.resource_sid')
      .select([...VERSION, 'resources.kind', 'resources.service_sid as serviceSid'])
      .where('versions.sid', 'in', chunk)
      .execute(),
  )
  return rows.flatMap(({ serviceSid: owner, ...version }) =>
    owner === serviceSid ? [version] : [],
  )
}

/** Which of the digests some version points at. */
export async function digestsInUse(
  db: Kysely<Database>,
  digests: string[],
): Promise<Set<string>> {
  const rows = await queryInChunks(digests, (chunk) =>
    db
      .selectFrom('versions')
      .select('digest')
      .distinct()
      .where('digest', 'in', chunk)
      .execute(),
  )
  return new Set(rows.map(({ digest }) => digest))
}

const insert = prepare<Version, unknown>((db, value) =>
  db.insertInto('versions').values({
    sid: value('sid'),
    resource_sid: value('resourceSid'),
    path: value('path'),
    visibility: value('visibility'),
    digest: value('digest'),
    size: value('size'),
    content_type: value('contentType'),
    date_created: value('dateCreated'),
  }),
)

/** Writes new versions. */
export const insertVersions = (trx: Kysely<Database>, versions: readonly Version[]) =>
  insertEach(insert, trx, versions)
