import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The bytes of small files, which are written with the Change that brings them. */
export const smallFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('small_files')
      .addColumn('digest', 'text', (column) => column.primaryKey().notNull())
      .addColumn('date_sealed', 'bigint', (column) => column.notNull())
      .addColumn('bytes', 'blob', (column) => column.notNull())
      .execute()
  },
}
