import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { firstCatalog } from './migrations/0001-first-catalog.ts'
import { buildsAndFunctions } from './migrations/0002-builds-and-functions.ts'
import { takedowns } from './migrations/0003-takedowns.ts'
import { transientBuilds } from './migrations/0004-transient-builds.ts'
import { lastingUploads } from './migrations/0005-lasting-uploads.ts'
import { smallFiles } from './migrations/0006-small-files.ts'

/** Thrown on opening a catalog that a newer Hangar has written. Nothing was altered. */
export class CatalogTooNew extends Error {
  readonly migration: string
  constructor(migration: string) {
    super(
      `The catalog was written by a newer Hangar (it has the migration ${migration}), so this one cannot read it safely. Start the newer version, or choose another data folder.`,
    )
    this.name = 'CatalogTooNew'
    this.migration = migration
  }
}

/**
 * Every migration there ever was, by name; they run in the order of their names. One that was
 * released is never edited: what comes later gets the next number, and leaves `tables.ts`
 * describing the outcome. No migration imports `tables.ts`, which will have moved on.
 */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first-catalog': firstCatalog,
  '0002-builds-and-functions': buildsAndFunctions,
  '0003-takedowns': takedowns,
  '0004-transient-builds': transientBuilds,
  '0005-lasting-uploads': lastingUploads,
  '0006-small-files': smallFiles,
}

/** Brings a catalog up to date. Throws CatalogTooNew, or what a migration failed with. */
export async function migrateCatalog<DB>(db: Kysely<DB>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: 'hangar_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Throws CatalogTooNew when a migration was recorded that this version does not know. */
export async function refuseNewer<DB>(db: Kysely<DB>): Promise<void> {
  for (const name of await recordedMigrations(db)) {
    if (!Object.hasOwn(MIGRATIONS, name)) throw new CatalogTooNew(name)
  }
}

const MIGRATION_TABLE = 'hangar_migrations'

async function recordedMigrations<DB>(db: Kysely<DB>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === MIGRATION_TABLE)) return []
  const query = sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`
  const { rows } = await query.execute(db)
  return rows.map(({ name }) => name)
}
