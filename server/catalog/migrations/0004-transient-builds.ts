import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Tells snapshots that go again apart from Builds that stay, as all so far do. */
export const transientBuilds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('builds')
      .addColumn('is_transient', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createIndex('builds_transient')
      .on('builds')
      .columns(['service_sid', 'date_created', 'sid'])
      .where(sql<SqlBool>`is_transient = 1`)
      .execute()
  },
}
