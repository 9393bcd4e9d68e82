import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { searchKey } from '../../contract/search-key.ts'
import { newSid } from '../rules/sids.ts'
import { takingDown } from './compliance-deploying.ts'
import { deleting, publish, publishing } from './compliance-drafts.ts'
import { firstCatalog } from './migrations/0001-first-catalog.ts'
import { buildsAndFunctions } from './migrations/0002-builds-and-functions.ts'
import { type Catalog, StaleDraft } from './port.ts'
import type { Environment, Service, Upload } from './records.ts'
import { configure, openSqliteCatalog } from './sqlite.node.ts'
import { CatalogSqliteDialect } from './sqlite-dialect.ts'

const NOW = Date.UTC(2026, 0, 1)
const dates = (at = 0) => ({ date_created: NOW + at, date_updated: NOW + at })

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-migrations-'))
  file = join(folder, 'catalog.db')
})
afterEach(() => rm(folder, { recursive: true }))

/**
 * A catalog as the first Hangar wrote it: `/a.txt` was moved to `/b.txt` and made private,
 * `/gone.txt` deleted; one upload is on its way; a second Service was never used.
 */
async function writeFirstCatalog() {
  const old = oldRows()
  await writeOldCatalog({ '0001-first-catalog': firstCatalog }, old.tables)
  return old
}

type Rows = Record<string, Record<string, unknown>[]>

/** A catalog as the Hangar wrote it that had only these migrations. */
async function writeOldCatalog(migrations: Record<string, Migration>, tables: Rows) {
  const sqlite = new SqliteDatabase(file)
  configure(sqlite)
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: new CatalogSqliteDialect(sqlite),
  })
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'hangar_migrations',
    migrationLockTableName: 'hangar_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows) await db.insertInto(table).values(row).execute()
  }
  await db.destroy()
}

function oldRows() {
  const [used, unused] = [oldSite('beagle'), oldSite('collie', 5)]
  const moved = oldAsset(used, ['/a.txt', '/b.txt'], 'private')
  const gone = oldAsset(used, ['/gone.txt'], 'public')
  const nameless = {
    sid: newSid('asset'),
    service_sid: used.service.sid,
    date_created: NOW + 7,
  }
  const [added, deleted] = [oldChange(used, 'upload', 1), oldChange(used, 'delete', 2)]
  const upload = {
    sid: newSid('upload'),
    service_sid: used.service.sid,
    environment_sid: used.environment.sid,
    path: '/c.txt',
    visibility: null,
    content_type: 'text/plain',
    if_exists: 'fail',
    length: 5_000_000_000,
    metadata: 'path L2MudHh0',
    change_sid: null,
    date_created: NOW,
  }
  const tables: Rows = {
    services: [used.service, unused.service],
    environments: [used.environment, unused.environment],
    assets: [moved.asset, gone.asset, nameless],
    versions: [...moved.versions, ...gone.versions],
    live: [oldLive(used, moved.versions[1])],
    live_counts: [
      { environment_sid: used.environment.sid, visibility: 'public', assets: 0 },
      { environment_sid: used.environment.sid, visibility: 'private', assets: 1 },
    ],
    changes: [added, deleted],
    change_entries: [
      { ...oldEntry(added, '/b.txt'), after_version: moved.versions[1]?.sid },
      { ...oldEntry(deleted, '/gone.txt'), before_version: gone.versions[0]?.sid },
    ],
    uploads: [upload],
  }
  return { tables, used, unused, moved, gone, nameless, added, deleted, upload }
}

function oldSite(name: string, at = 0) {
  const service = {
    sid: newSid('service'),
    account_sid: newSid('account'),
    unique_name: name,
    friendly_name: `The ${name}`,
    domain_base: `${name}-1541`,
    ...dates(at),
  }
  const environment = {
    sid: newSid('environment'),
    service_sid: service.sid,
    unique_name: 'ui',
    domain_suffix: null,
    domain: service.domain_base,
    ...dates(at),
  }
  return { service, environment }
}

type OldSite = ReturnType<typeof oldSite>
type OldVersion = ReturnType<typeof oldAsset>['versions'][number]

/** An asset with one version a path, a second apart; they go into the file newest first. */
function oldAsset({ service }: OldSite, paths: string[], visibility: string) {
  const asset = { sid: newSid('asset'), service_sid: service.sid, date_created: NOW }
  const versions = paths.map((path, at) => ({
    sid: newSid('version'),
    asset_sid: asset.sid,
    path,
    visibility,
    digest: `${at}`.repeat(64),
    size: 5_000_000_000 + at,
    content_type: 'text/plain',
    date_created: NOW + at * 1000,
  }))
  return { asset, versions }
}

const oldLive = ({ environment }: OldSite, version: OldVersion | undefined) => ({
  environment_sid: environment.sid,
  path: version?.path,
  asset_sid: version?.asset_sid,
  version_sid: version?.sid,
  visibility: version?.visibility,
  size: version?.size,
  date_updated: version?.date_created,
  search_key: searchKey(version?.path ?? ''),
})

const oldChange = ({ service, environment }: OldSite, kind: string, at: number) => ({
  sid: newSid('change'),
  service_sid: service.sid,
  environment_sid: environment.sid,
  kind,
  actor: service.account_sid,
  undoes: null,
  undone_by: null,
  entry_count: 1,
  date_created: NOW + at,
})

const bySid = (a: { sid: string }, b: { sid: string }) => (a.sid < b.sid ? -1 : 1)

const oldEntry = ({ sid }: { sid: string }, path: string) => ({
  change_sid: sid,
  position: 0,
  path,
  before_version: null,
  after_version: null,
})

/** What is expected of an old site's records now. */
function siteNow({ service, environment }: OldSite, isAltered: boolean) {
  const kept = { dateCreated: service.date_created, dateUpdated: service.date_updated }
  const records: { service: Service; environment: Environment } = {
    service: {
      sid: service.sid,
      accountSid: service.account_sid,
      uniqueName: service.unique_name,
      friendlyName: service.friendly_name,
      domainBase: service.domain_base,
      includeCredentials: true,
      uiEditable: true,
      ...kept,
    },
    environment: {
      sid: environment.sid,
      serviceSid: service.sid,
      uniqueName: 'ui',
      domainSuffix: null,
      domain: environment.domain,
      release: null,
      isAltered,
      ...kept,
    },
  }
  return records
}

const versionNow = (row: OldVersion | undefined) => ({
  sid: row?.sid,
  resourceSid: row?.asset_sid,
  path: row?.path,
  visibility: row?.visibility,
  digest: row?.digest,
  size: row?.size,
  contentType: row?.content_type,
  dateCreated: row?.date_created,
})

describe('a catalog of the first Hangar', () => {
  let old: Awaited<ReturnType<typeof writeFirstCatalog>>
  let catalog: Catalog
  beforeEach(async () => {
    old = await writeFirstCatalog()
    catalog = await openSqliteCatalog(file)
  })
  afterEach(() => catalog.close())

  test('keeps its services and environments; what was ever changed counts as altered', async () => {
    const sites = [siteNow(old.used, true), siteNow(old.unused, false)]
    expect(await catalog.listServices()).toEqual(sites.map(({ service }) => service))
    const environments = sites.map(({ environment }) => environment)
    expect(await catalog.listEnvironments()).toEqual(environments)
  })

  test('keeps what is live, found, filtered, sorted and counted as an asset', async () => {
    const { sid: environmentSid } = old.used.environment
    const live = {
      environmentSid,
      serviceSid: old.used.service.sid,
      kind: 'asset',
      resourceCreated: NOW,
      version: versionNow(old.moved.versions[1]),
    }
    const queries = [{}, { visibility: 'private' }, { search: 'B.T' }] as const
    for (const sort of ['path', '-size', 'date_updated'] as const) {
      for (const query of queries) {
        const page = await catalog.livePage(environmentSid, { sort, limit: 5, ...query })
        expect(page).toEqual({ assets: [live], total: 1, next: null })
      }
    }
    const beyond = { sort: 'path', limit: 5, after: { value: '/', path: '/' } } as const
    expect((await catalog.livePage(environmentSid, beyond)).total).toBe(1)
    expect(await catalog.liveByPath(environmentSid, ['/b.txt', '/a.txt'])).toEqual([live])
    expect(await catalog.liveFunctions(environmentSid)).toEqual([])
  })

  test('names every asset by its newest path', async () => {
    const { rows } = await catalog.pageResources(old.used.service.sid, 'asset', { limit: 9 })
    const names = new Map(rows.map((row) => [row.sid, row.friendlyName]))
    expect(names).toEqual(
      new Map([
        [old.moved.asset.sid, '/b.txt'],
        [old.gone.asset.sid, '/gone.txt'],
        [old.nameless.sid, old.nameless.sid],
      ]),
    )
    expect(await catalog.findResource(old.nameless.sid)).toEqual({
      sid: old.nameless.sid,
      serviceSid: old.used.service.sid,
      kind: 'asset',
      friendlyName: old.nameless.sid,
      dateCreated: NOW + 7,
      dateUpdated: NOW + 7,
    })
  })

  test('keeps versions, history and uploads', async () => {
    const versions = [...old.moved.versions, ...old.gone.versions]
    const found = await catalog.findVersions(versions.map(({ sid }) => sid))
    expect(found.toSorted(bySid)).toEqual(versions.toSorted(bySid).map(versionNow))
    const page = await catalog.pageVersions(old.moved.asset.sid, { limit: 9 })
    expect(page.rows.map(({ path }) => path)).toEqual(['/b.txt', '/a.txt'])

    const { changes } = await catalog.listChanges(old.used.environment.sid, 9)
    expect(changes.map(({ sid }) => sid)).toEqual([old.deleted.sid, old.added.sid])
    const before = old.gone.versions[0]?.sid
    expect(changes[0]).toMatchObject({
      kind: 'delete',
      entries: [{ path: '/gone.txt', before, after: null }],
      release: null,
    })
    const upload: Partial<Upload> = {
      path: '/c.txt',
      length: 5_000_000_000,
      visibility: null,
      key: null,
      dateExpires: NOW + 7 * 24 * 60 * 60 * 1000,
    }
    expect(await catalog.findUpload(old.upload.sid)).toMatchObject(upload)
  })

  test('is written to and deleted from as any other', async () => {
    const site = siteNow(old.used, true)
    const [again] = await publish(catalog, site, { path: '/gone.txt' })
    const live = await catalog.liveByPath(site.environment.sid, ['/b.txt'])
    await catalog.commit(deleting(site, live))
    const counted = { sort: 'path', limit: 1, after: { value: '/', path: '/' } } as const
    const page = await catalog.livePage(site.environment.sid, counted)
    expect(page).toEqual({ assets: [again], total: 1, next: null })
    await expect(catalog.commit(publishing(site, [{ path: '/gone.txt' }]))).rejects.toThrow(
      StaleDraft,
    )

    await catalog.deleteService(site.service.sid)
    const sids = [...old.moved.versions, ...old.gone.versions].map(({ sid }) => sid)
    expect(await catalog.findVersions(sids)).toEqual([])
    expect(await catalog.findResource(old.moved.asset.sid)).toBeNull()
  })

  test('is whole by the database’s own account', () => {
    const sqlite = new SqliteDatabase(file, { readonly: true })
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    sqlite.close()
  })
})

test('a catalog from before takedowns keeps its deployments, and takes one without a build', async () => {
  const { service, environment } = oldSite('beagle')
  const change = oldChange({ service, environment }, 'deployment', 1)
  const deployment = {
    sid: newSid('deployment'),
    service_sid: service.sid,
    environment_sid: environment.sid,
    build_sid: newSid('build'),
    change_sid: change.sid,
    is_plugin: 1,
    date_created: NOW + 1,
  }
  const migrations = {
    '0001-first-catalog': firstCatalog,
    '0002-builds-and-functions': buildsAndFunctions,
  }
  await writeOldCatalog(migrations, {
    services: [service],
    environments: [environment],
    changes: [change],
    deployments: [deployment],
  })
  const catalog = await openSqliteCatalog(file)
  const kept = await catalog.findDeployment(deployment.sid)
  expect(kept).toEqual({
    sid: deployment.sid,
    serviceSid: service.sid,
    environmentSid: environment.sid,
    buildSid: deployment.build_sid,
    changeSid: change.sid,
    isPlugin: true,
    dateCreated: NOW + 1,
    actor: service.account_sid,
    entryCount: 1,
    undoneBy: null,
  })
  const site = siteNow({ service, environment }, false)
  await publish(catalog, site, { path: '/a' })
  await catalog.commit(await takingDown(catalog, site))
  const { rows } = await catalog.pageDeployments(environment.sid, { limit: 5 })
  expect(rows.map(({ buildSid }) => buildSid)).toEqual(
    expect.arrayContaining([deployment.build_sid, null]),
  )
  await catalog.deleteEnvironment(environment.sid)
  expect(await catalog.findDeployment(deployment.sid)).toBeNull()
  await catalog.close()
})
