import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Seven days in ms, which uploads had until then. */
const LIFETIME = 7 * 24 * 60 * 60 * 1000

/** Uploads begin once for each key, are held to a digest, and say when they expire. */
export const lastingUploads: Migration = {
  async up(db: Kysely<unknown>) {
    await addColumns(db)
    await sql`update uploads set date_expires = date_created + ${LIFETIME}`.execute(db)
    await db.schema.dropIndex('uploads_by_date').execute()
    await db.schema
      .createIndex('uploads_by_expiry')
      .on('uploads')
      .columns(['date_expires'])
      .execute()
    await db.schema
      .createIndex('uploads_by_key')
      .on('uploads')
      .columns(['environment_sid', 'key'])
      .unique()
      .where(sql<SqlBool>`key is not null`)
      .execute()
    await db.schema
      .createIndex('uploads_unfinished')
      .on('uploads')
      .columns(['service_sid', 'date_created', 'sid'])
      .where(sql<SqlBool>`change_sid is null`)
      .execute()
  },
}

async function addColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('uploads').addColumn('key', 'text').execute()
  await db.schema.alterTable('uploads').addColumn('sha256', 'text').execute()
  await db.schema
    .alterTable('uploads')
    .addColumn('date_expires', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
}
