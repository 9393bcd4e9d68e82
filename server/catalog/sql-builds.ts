import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { chunksOf } from './chunks.ts'
import type { Page, PageQuery } from './port.ts'
import type { Build, BuildVersion } from './records.ts'
import { selectPage } from './sql-page.ts'
import { hasService } from './sql-services.ts'
import { VERSION, serviceVersions } from './sql-versions.ts'
import type { Database } from './tables.ts'

/** Writes a Build with its versions, which must exist. False without its Service. */
export async function addBuild(
  trx: Kysely<Database>,
  build: Build,
  versionSids: readonly string[],
): Promise<boolean> {
  if (!(await hasService(trx, build.serviceSid))) return false
  const sids = [...new Set(versionSids)]
  const found = await serviceVersions(trx, build.serviceSid, sids)
  if (found.length < sids.length)
    throw new Error(`${build.sid} is of versions that are not there`)
  await insertBuild(trx, build)
  for (const chunk of chunksOf(sids)) {
    const rows = chunk.map((version_sid) => ({ build_sid: build.sid, version_sid }))
    await trx.insertInto('build_versions').values(rows).execute()
  }
  return true
}

/** Writes a Build of no versions yet; a transient one may go again. */
export async function insertBuild(
  trx: Kysely<Database>,
  build: Build,
  isTransient = false,
): Promise<void> {
  await trx
    .insertInto('builds')
    .values({
      sid: build.sid,
      service_sid: build.serviceSid,
      runtime: build.runtime,
      dependencies: JSON.stringify(build.dependencies),
      is_transient: Number(isTransient),
      date_created: build.dateCreated,
      ...progressColumns(build),
    })
    .execute()
}

export async function findBuild(db: Kysely<Database>, sid: string): Promise<Build | null> {
  const found = db.selectFrom('builds').selectAll().where('sid', '=', sid)
  const row = await found.executeTakeFirst()
  return row ? toBuild(row) : null
}

/** Writes what may change of a Build. False when there is none. */
export async function updateBuild(db: Kysely<Database>, build: Build): Promise<boolean> {
  const updated = await db
    .updateTable('builds')
    .set(progressColumns(build))
    .where('sid', '=', build.sid)
    .returning('sid')
    .executeTakeFirst()
  return updated !== undefined
}

/** Newest first. */
export async function pageBuilds(
  db: Kysely<Database>,
  serviceSid: string,
  query: PageQuery,
): Promise<Page<Build>> {
  const builds = db.selectFrom('builds').selectAll().where('service_sid', '=', serviceSid)
  const { rows, hasMore } = await selectPage(builds, 'builds', query)
  return { rows: rows.map(toBuild), hasMore }
}

/** By path. */
export function buildVersions(db: Kysely<Database>, buildSid: string): Promise<BuildVersion[]> {
  return db
    .selectFrom('build_versions')
    .innerJoin('versions', 'versions.sid', 'build_versions.version_sid')
    .innerJoin('resources', 'resources.sid', 'versions.resource_sid')
    .select([...VERSION, 'resources.kind'])
    .where('build_sid', '=', buildSid)
    .orderBy('versions.path')
    .execute()
}

/** Refused while an Environment runs on it. */
export async function deleteBuild(trx: Kysely<Database>, sid: string) {
  const run = trx.selectFrom('environments').select('sid').where('build_sid', '=', sid)
  if (await run.executeTakeFirst()) return 'in_use'
  const deleted = trx.deleteFrom('builds').where('sid', '=', sid).returning('sid')
  return (await deleted.executeTakeFirst()) ? 'deleted' : 'missing'
}

/** Oldest first. */
export async function unfinishedBuilds(db: Kysely<Database>): Promise<Build[]> {
  const building = db
    .selectFrom('builds')
    .selectAll()
    .where('status', '=', 'building')
    .orderBy('date_created')
    .orderBy('sid')
  return (await building.execute()).map(toBuild)
}

/** The dependency sets that some Build names. */
export async function dependencySetsInUse(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db.selectFrom('builds').select('dependency_set').distinct().execute()
  return new Set(rows.flatMap(({ dependency_set: set }) => set ?? []))
}

function progressColumns(build: Build) {
  return {
    status: build.status,
    installed: JSON.stringify(build.installed),
    dependency_set: build.dependencySet,
    steps: JSON.stringify(build.steps),
    failure: build.failure,
    date_updated: build.dateUpdated,
  }
}

/** Bare shapes: what was written stays readable when the contract's rules become stricter. */
const packages = z.array(z.object({ name: z.string(), version: z.string() }))
const steps = z.array(z.object({ name: z.string(), dateStarted: z.number() }))

function toBuild(row: Selectable<Database['builds']>): Build {
  return {
    sid: row.sid,
    serviceSid: row.service_sid,
    status: row.status,
    runtime: row.runtime,
    dependencies: packages.parse(JSON.parse(row.dependencies)),
    installed: packages.parse(JSON.parse(row.installed)),
    dependencySet: row.dependency_set,
    steps: steps.parse(JSON.parse(row.steps)),
    failure: row.failure,
    dateCreated: row.date_created,
    dateUpdated: row.date_updated,
  }
}
