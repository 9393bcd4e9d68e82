import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { type Compilable, Kysely, SqliteDialect } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assetSortSchema, visibilitySchema } from '../../contract/assets.ts'
import { addBuild, deploying } from './compliance-deploying.ts'
import { deleting, publish, publishing } from './compliance-drafts.ts'
import { newUpload, newVariable, openSite } from './compliance-records.ts'
import { wholeFile } from './compliance-small-files.ts'
import { catalogCompliance } from './compliance.ts'
import { type Catalog, CatalogFull, type LiveQuery } from './port.ts'
import { selectPage } from './sql-live-page.ts'
import { selectFunctions } from './sql-live.ts'
import { CatalogTooNew } from './sql-migrations.ts'
import { catalogOver, configure, openSqliteCatalog } from './sqlite.node.ts'
import type { Database } from './tables.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-catalog-'))
  file = join(folder, 'catalog.db')
})
afterEach(() => rm(folder, { recursive: true }))

catalogCompliance('sqlite', async () => {
  const catalog = await openSqliteCatalog(file)
  return { catalog, cleanup: () => catalog.close() }
})

test('statements that are used again and again are not prepared anew for rare ones', async () => {
  const sqlite = new SqliteDatabase(file)
  const prepared: string[] = []
  const prepare = sqlite.prepare.bind(sqlite)
  Object.assign(sqlite, {
    prepare: (text: string) => {
      prepared.push(text)
      return prepare(text)
    },
  })
  const catalog = await catalogOver(sqlite)
  await catalog.findUpload('HU')
  const [hot] = prepared.slice(-1)
  for (let length = 1; length <= 300; length += 1) {
    await catalog.findVersions(Array.from({ length }, (_, at) => `ZN${at}`))
    await catalog.findUpload('HU')
  }
  expect(prepared.filter((text) => text === hot)).toHaveLength(1)
  await catalog.close()
})

describe('a catalog file', () => {
  test('keeps everything over a restart', async () => {
    const first = await openSqliteCatalog(file)
    const site = await openSite(first)
    const [a] = await publish(
      first,
      site,
      { path: '/a' },
      { path: '/b', visibility: 'private' },
    )
    await first.commit(deleting(site, a ? [a] : []))
    await first.createUpload(newUpload(site))
    const before = await everything(first)
    await first.close()

    const second = await openSqliteCatalog(file)
    expect(await everything(second)).toEqual(before)
    expect(before.live).toHaveLength(1)
    expect(before.changes).toHaveLength(2)
    expect(before.uploads).toHaveLength(1)
    await second.close()
  })

  test('is durable on disk by the time that anyone hears of a write', async () => {
    const catalog = await openSqliteCatalog(file)
    const site = await openSite(catalog)
    const onDisk: unknown[] = []
    catalog.subscribe(() => onDisk.push(readFile('select path from live')))
    await catalog.commit(publishing(site, [{ path: '/a' }]))
    expect(onDisk).toEqual([[{ path: '/a' }]])
    await catalog.close()
  })

  test('holds nothing of a deleted service', async () => {
    const catalog = await openSqliteCatalog(file)
    const site = await openSite(catalog)
    const live = await publish(catalog, site, { path: '/a' }, { path: '/b' })
    await catalog.commit(deleting(site, live.slice(0, 1)))
    const build = await addBuild(
      catalog,
      site,
      live.map(({ version }) => version),
    )
    await catalog.commit(await deploying(catalog, site, build))
    await catalog.createUpload(newUpload(site))
    await catalog.commit(publishing(site, [{ path: '/whole' }], { whole: wholeFile(site) }))
    await catalog.createVariable(newVariable(site))
    const full = rowCounts()
    expect(Object.values(full).every((count) => count > 0)).toBe(true)
    await catalog.deleteService(site.service.sid)
    // Bytes may be another Service's as well: the sweeper finds those that nobody needs.
    const empty = Object.keys(full).map((table) => [table, table === 'small_files' ? 1 : 0])
    expect(rowCounts()).toEqual(Object.fromEntries(empty))
    await catalog.close()
  })

  test('of a newer Hangar is refused and left as it is', async () => {
    await (await openSqliteCatalog(file)).close()
    alterFile("insert into hangar_migrations values ('9999-from-the-future', '2030')")
    const migrations = readFile('select name from hangar_migrations')
    const opened = openSqliteCatalog(file)
    await expect(opened).rejects.toThrow(CatalogTooNew)
    await expect(opened).rejects.toThrow(/newer Hangar.*9999-from-the-future/)
    expect(readFile('select name from hangar_migrations')).toEqual(migrations)

    alterFile("delete from hangar_migrations where name = '9999-from-the-future'")
    const again = await openSqliteCatalog(file)
    expect(await again.listServices()).toEqual([])
    await again.close()
  })

  test('in which a migration fails is left without a half of it', async () => {
    alterFile('create table uploads (mine text)')
    await expect(openSqliteCatalog(file)).rejects.toThrow(/already exists/)
    expect(tables()).toEqual(['uploads'])
    alterFile('drop table uploads')
    const catalog = await openSqliteCatalog(file)
    expect(tables()).toContain('services')
    await catalog.close()
  })

  test('is opened so that a commit survives a loss of power', () => {
    const sqlite = new SqliteDatabase(file)
    configure(sqlite)
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
    const FULL = 2
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(FULL)
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
    sqlite.close()
  })
})

describe('a full disk', () => {
  const large = 'm'.repeat(100_000)

  test('is named by every write, none of which leaves anything behind', async () => {
    const { catalog, fill } = await openFillable()
    const site = await openSite(catalog)
    const [live] = await publish(catalog, site, { path: '/a' })
    const events: unknown[] = []
    catalog.subscribe((event) => events.push(event))
    const before = await everything(catalog)
    fill()
    const many = Array.from({ length: 500 }, (_, at) => ({ path: `/many/${at}` }))
    await expect(catalog.commit(publishing(site, many))).rejects.toThrow(CatalogFull)
    const upload = { ...newUpload(site), metadata: large }
    await expect(catalog.createUpload(upload)).rejects.toThrow(CatalogFull)
    const renamed = catalog.updateService(site.service.sid, { friendlyName: large }, 1)
    await expect(renamed).rejects.toThrow(CatalogFull)
    expect(await everything(catalog)).toEqual(before)
    expect(before.live).toEqual([live])
    expect(events).toEqual([])
    await catalog.close()
  })

  test('is written to again once there is room', async () => {
    const { catalog, fill, makeRoom } = await openFillable()
    const site = await openSite(catalog)
    fill()
    const many = Array.from({ length: 500 }, (_, at) => ({ path: `/many/${at}` }))
    await expect(catalog.commit(publishing(site, many))).rejects.toThrow(CatalogFull)
    makeRoom()
    expect(await publish(catalog, site, { path: '/a' })).toHaveLength(1)
    await catalog.close()
  })

  test('on which no catalog can be opened is told by the code of SQLite', async () => {
    const sqlite = new SqliteDatabase(file)
    sqlite.pragma('max_page_count = 2')
    await expect(catalogOver(sqlite)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  })
})

describe('the plan of the list of functions', () => {
  test('finds the few among many assets by an index, one that knows the kind', async () => {
    await (await openSqliteCatalog(file)).close()
    const plan = planOf((db) => selectFunctions(db, 'ZE'))
    const details = plan.map(({ detail }) => detail)
    expect(details).toContain('SEARCH live USING PRIMARY KEY (environment_sid=? AND path=?)')
    expect(details).toContainEqual(
      expect.stringMatching(
        /^SEARCH function USING COVERING INDEX live_by_\w+ \(environment_sid=\? AND kind=\?\)$/,
      ),
    )
  })
})

describe('the plan of a page', () => {
  const visibilities = [undefined, ...visibilitySchema.options]
  const afters = [undefined, { value: 5, path: '/m' }]
  const searches = [undefined, 'falcon']
  const queries = assetSortSchema.options.flatMap((sort) =>
    visibilities.flatMap((visibility) =>
      afters.flatMap((after) =>
        searches.map((search) => ({ sort, visibility, after, search, limit: 50 })),
      ),
    ),
  )

  test('goes down a sort index from the key on, and sorts no more than page heads', async () => {
    await (await openSqliteCatalog(file)).close()
    for (const query of queries) {
      const plan = planOf((db) => selectPage(db, 'ZE', query))
      const live = plan.filter(({ detail }) => detail.includes(' live USING COVERING'))
      expect(live).toHaveLength(query.visibility ? 1 : 3)
      for (const { detail, parent } of live) {
        expect(detail).toBe(indexed(query))
        // A sort beside the search would be one of all the rows that the search finds.
        const beside = plan.filter((step) => step.parent === parent)
        expect(beside.map((step) => step.detail)).toEqual([detail])
      }
      const scans = plan.filter((step) => /^SCAN (?!heads?$|page$)/.test(step.detail))
      expect(scans).toEqual([])
    }
  })
})

/** A catalog whose file can be kept from growing, as a disk without room keeps it. */
async function openFillable() {
  const sqlite = new SqliteDatabase(file)
  const catalog = await catalogOver(sqlite)
  const fill = () => {
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true }))}`)
  }
  return { catalog, fill, makeRoom: () => void sqlite.pragma('max_page_count = 1000000') }
}

/** How SQLite goes about a query. */
function planOf(
  select: (db: Kysely<Database>) => Compilable,
): { parent: number; detail: string }[] {
  const sqlite = new SqliteDatabase(file)
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
  const { sql, parameters } = select(db).compile()
  const plan = sqlite.prepare(`explain query plan ${sql}`).all(...parameters)
  sqlite.close()
  return plan as { parent: number; detail: string }[]
}

function indexed({ sort, after }: LiveQuery): string {
  const column = sort.replace('-', '')
  const index = { path: 'live_by_path', size: 'live_by_size' }[column] ?? 'live_by_date'
  const sign = sort.startsWith('-') ? '<' : '>'
  const beyond = column === 'path' ? `path${sign}?` : `(${column},path)${sign}(?,?)`
  const terms = ['environment_sid=?', 'kind=?', 'visibility=?', ...(after ? [beyond] : [])]
  return `SEARCH live USING COVERING INDEX ${index} (${terms.join(' AND ')})`
}

async function everything(catalog: Catalog) {
  const [service] = await catalog.listServices()
  const [environment] = await catalog.listEnvironments(service?.sid)
  const environmentSid = environment?.sid ?? ''
  const [upload] = await catalog.expiredUploads(Number.MAX_SAFE_INTEGER)
  return {
    service,
    environment,
    live: (await catalog.livePage(environmentSid, { sort: 'path', limit: 10 })).assets,
    changes: (await catalog.listChanges(environmentSid, 10)).changes,
    uploads: upload ? [await catalog.findUpload(upload)] : [],
  }
}

/** Reads the file through a connection of its own, which sees only what is committed. */
function readFile(query: string): unknown[] {
  const sqlite = new SqliteDatabase(file, { readonly: true })
  const rows = sqlite.prepare(query).all()
  sqlite.close()
  return rows
}

function alterFile(statement: string): void {
  const sqlite = new SqliteDatabase(file)
  sqlite.exec(statement)
  sqlite.close()
}

/** The catalog's tables, without those that keep account of migrations. */
function tables(): string[] {
  const rows = readFile("select name from sqlite_schema where type = 'table' order by name")
  const names = rows.map((row) => (row as { name: string }).name)
  return names.filter((name) => !name.startsWith('hangar_') && !name.startsWith('sqlite_'))
}

function rowCounts(): Record<string, number> {
  // API keys are the account's.
  const below = tables().filter((table) => table !== 'api_keys')
  const counts = below.map((table) => {
    const [row] = readFile(`select count(*) as n from ${table}`)
    return [table, (row as { n: number }).n]
  })
  return Object.fromEntries(counts) as Record<string, number>
}
