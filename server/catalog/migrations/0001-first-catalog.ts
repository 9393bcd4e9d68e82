import { type Kysely, SqliteAdapter, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Services, Environments, Assets, versions, live sets, history and uploads on their way. */
export const firstCatalog: Migration = {
  async up(db: Kysely<unknown>) {
    await createServices(db)
    await createAssets(db)
    await createLive(db)
    await createChanges(db)
    await createUploads(db)
  },
}

async function createServices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('services')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account_sid', 'text', (column) => column.notNull())
    .addColumn('unique_name', 'text', (column) => column.notNull().unique())
    .addColumn('friendly_name', 'text', (column) => column.notNull())
    .addColumn('domain_base', 'text', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .addColumn('date_updated', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('environments')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) =>
      column.notNull().references('services.sid').onDelete('cascade'),
    )
    .addColumn('unique_name', 'text', (column) => column.notNull())
    .addColumn('domain_suffix', 'text')
    .addColumn('domain', 'text', (column) => column.notNull().unique())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .addColumn('date_updated', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('environments_by_name', ['service_sid', 'unique_name'])
    .execute()
}

async function createAssets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assets')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) =>
      column.notNull().references('services.sid').onDelete('cascade'),
    )
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('versions')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('asset_sid', 'text', (column) =>
      column.notNull().references('assets.sid').onDelete('cascade'),
    )
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('content_type', 'text', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  await createIndex(db, 'versions_by_asset', 'versions', ['asset_sid'])
  await createIndex(db, 'versions_by_digest', 'versions', ['digest'])
}

/**
 * `version_sid` is no foreign key: it would need an index of its own, and a version goes only
 * together with its Asset, which is one. The three sort indexes begin with the visibility, so a
 * filter costs nothing, and end with the search key, so a search reads no other row.
 */
async function createLive(db: Kysely<unknown>): Promise<void> {
  await createClusteredTable(db, 'live')
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('asset_sid', 'text', (column) =>
      column.notNull().references('assets.sid').onDelete('cascade'),
    )
    .addColumn('version_sid', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('date_updated', 'bigint', (column) => column.notNull())
    .addColumn('search_key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('live_by_place', ['environment_sid', 'path'])
    .addUniqueConstraint('live_by_asset', ['asset_sid', 'environment_sid'])
    .execute()
  const group = ['environment_sid', 'visibility']
  await createIndex(db, 'live_by_path', 'live', [...group, 'path', 'search_key'])
  await createIndex(db, 'live_by_size', 'live', [...group, 'size', 'path', 'search_key'])
  await createIndex(db, 'live_by_date', 'live', [
    ...group,
    'date_updated',
    'path',
    'search_key',
  ])
  await createClusteredTable(db, 'live_counts')
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('assets', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('live_counts_by_place', ['environment_sid', 'visibility'])
    .execute()
}

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('changes')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) => column.notNull())
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('undoes', 'text')
    .addColumn('undone_by', 'text')
    .addColumn('entry_count', 'integer', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  await createClusteredTable(db, 'change_entries')
    .addColumn('change_sid', 'text', (column) =>
      column.notNull().references('changes.sid').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('before_version', 'text')
    .addColumn('after_version', 'text')
    .addPrimaryKeyConstraint('change_entries_by_place', ['change_sid', 'position'])
    .execute()
  const newest = ['environment_sid', 'date_created', 'sid']
  await createIndex(db, 'changes_by_date', 'changes', newest)
}

async function createUploads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('uploads')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) => column.notNull())
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text')
    .addColumn('content_type', 'text', (column) => column.notNull())
    .addColumn('if_exists', 'text', (column) => column.notNull())
    .addColumn('length', 'bigint', (column) => column.notNull())
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('change_sid', 'text')
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  await createIndex(db, 'uploads_by_environment', 'uploads', ['environment_sid'])
  await createIndex(db, 'uploads_by_date', 'uploads', ['date_created'])
}

async function createIndex(
  db: Kysely<unknown>,
  name: string,
  table: string,
  columns: string[],
): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

/**
 * A table whose rows are read in runs of its primary key; in SQLite they then lie in that key's
 * own tree. Tables keyed by a SID only are not: random keys would spread their rows.
 */
function createClusteredTable(db: Kysely<unknown>, name: string) {
  const table = db.schema.createTable(name)
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  return isSqlite ? table.modifyEnd(sql`without rowid`) : table
}
