import { type Kysely, SqliteAdapter, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Assets get company by Functions under the name of resources; Builds and Deployments, Variables
 * and API keys are new. What is there stays: every resource so far is an Asset, named by the
 * path it had last.
 */
export const buildsAndFunctions: Migration = {
  async up(db: Kysely<unknown>) {
    await nameResources(db)
    await extendResources(db)
    await extendLive(db)
    await extendServices(db)
    await extendChanges(db)
    await createBuilds(db)
    await createDeployments(db)
    await createVariables(db)
    await createKeys(db)
  },
}

async function nameResources(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assets').renameTo('resources').execute()
  await db.schema.alterTable('versions').renameColumn('asset_sid', 'resource_sid').execute()
  await db.schema.alterTable('live').renameColumn('asset_sid', 'resource_sid').execute()
}

async function extendResources(db: Kysely<unknown>): Promise<void> {
  await addText(db, 'resources', 'kind', 'asset')
  await addText(db, 'resources', 'friendly_name', '')
  await addNumber(db, 'resources', 'date_updated', 'bigint', 0)
  await addNumber(db, 'resources', 'is_deleted', 'integer', 0)
  await db.schema.dropIndex('versions_by_asset').execute()
  await createIndex(db, 'versions_by_resource', 'versions', ['resource_sid', ...AGE])
  await sql`
    update resources set
      date_updated = date_created,
      friendly_name = coalesce((
        select versions.path from versions where versions.resource_sid = resources.sid
        order by versions.date_created desc, versions.sid desc limit 1
      ), resources.sid)
  `.execute(db)
  const listed = ['service_sid', 'kind', 'is_deleted', ...AGE]
  await createIndex(db, 'resources_by_age', 'resources', listed)
}

/** The sort indexes begin with the kind now: pages are of Assets only. */
async function extendLive(db: Kysely<unknown>): Promise<void> {
  await addText(db, 'live', 'kind', 'asset')
  const group = ['environment_sid', 'kind', 'visibility']
  const sorts = {
    live_by_path: ['path', 'search_key'],
    live_by_size: ['size', 'path', 'search_key'],
    live_by_date: ['date_updated', 'path', 'search_key'],
  }
  for (const [name, columns] of Object.entries(sorts)) {
    await db.schema.dropIndex(name).execute()
    await createIndex(db, name, 'live', [...group, ...columns])
  }
}

/** What was ever changed has no Build yet that lists it, so it counts as altered. */
async function extendServices(db: Kysely<unknown>): Promise<void> {
  await addNumber(db, 'services', 'include_credentials', 'integer', 1)
  await addNumber(db, 'services', 'ui_editable', 'integer', 1)
  await addOptionalText(db, 'environments', 'build_sid')
  await addOptionalText(db, 'environments', 'deployment_sid')
  await addNumber(db, 'environments', 'is_altered', 'integer', 0)
  await sql`
    update environments set is_altered = 1 where exists (
      select 1 from changes where changes.environment_sid = environments.sid
    )
  `.execute(db)
}

async function extendChanges(db: Kysely<unknown>): Promise<void> {
  await addOptionalText(db, 'changes', 'release')
}

async function createBuilds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('builds')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) =>
      column.notNull().references('services.sid').onDelete('cascade'),
    )
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('runtime', 'text', (column) => column.notNull())
    .addColumn('dependencies', 'text', (column) => column.notNull())
    .addColumn('installed', 'text', (column) => column.notNull())
    .addColumn('dependency_set', 'text')
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('failure', 'text')
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .addColumn('date_updated', 'bigint', (column) => column.notNull())
    .execute()
  await createIndex(db, 'builds_by_age', 'builds', ['service_sid', ...AGE])
  await createClusteredTable(db, 'build_versions')
    .addColumn('build_sid', 'text', (column) =>
      column.notNull().references('builds.sid').onDelete('cascade'),
    )
    .addColumn('version_sid', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('build_versions_by_place', ['build_sid', 'version_sid'])
    .execute()
}

/** `build_sid` is no foreign key: a Build that runs nowhere may go, its Deployments are history. */
async function createDeployments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deployments')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) => column.notNull())
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('build_sid', 'text', (column) => column.notNull())
    .addColumn('change_sid', 'text', (column) => column.notNull())
    .addColumn('is_plugin', 'integer', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  await createIndex(db, 'deployments_by_age', 'deployments', ['environment_sid', ...AGE])
}

async function createVariables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('variables')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) => column.notNull())
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .addColumn('date_updated', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('variables_by_key', ['environment_sid', 'key'])
    .execute()
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_keys')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('friendly_name', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
}

/** What lists that go by age are ordered by. */
const AGE = ['date_created', 'sid']

/** SQLite adds a column that is never null only with a default for the rows there are. */
async function addText(db: Kysely<unknown>, table: string, name: string, value: string) {
  await db.schema
    .alterTable(table)
    .addColumn(name, 'text', (column) => column.notNull().defaultTo(value))
    .execute()
}

async function addOptionalText(db: Kysely<unknown>, table: string, name: string) {
  await db.schema.alterTable(table).addColumn(name, 'text').execute()
}

async function addNumber(
  db: Kysely<unknown>,
  table: string,
  name: string,
  type: 'integer' | 'bigint',
  value: number,
) {
  await db.schema
    .alterTable(table)
    .addColumn(name, type, (column) => column.notNull().defaultTo(value))
    .execute()
}

async function createIndex(
  db: Kysely<unknown>,
  name: string,
  table: string,
  columns: string[],
): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

/** As in the first migration: in SQLite the rows lie in their key's own tree. */
function createClusteredTable(db: Kysely<unknown>, name: string) {
  const table = db.schema.createTable(name)
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  return isSqlite ? table.modifyEnd(sql`without rowid`) : table
}
