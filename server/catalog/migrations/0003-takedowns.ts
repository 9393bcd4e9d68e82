import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A Deployment may have no Build: it takes down what is live. All that there were stay. */
export const takedowns: Migration = {
  async up(db: Kysely<unknown>) {
    // SQLite cannot make a column optional, so the rows move to another table of that name.
    await db.schema.alterTable('deployments').renameTo('deployments_before').execute()
    await db.schema.dropIndex('deployments_by_age').execute()
    await createDeployments(db)
    await sql`insert into deployments select * from deployments_before`.execute(db)
    await db.schema.dropTable('deployments_before').execute()
  },
}

async function createDeployments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deployments')
    .addColumn('sid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('service_sid', 'text', (column) => column.notNull())
    .addColumn('environment_sid', 'text', (column) =>
      column.notNull().references('environments.sid').onDelete('cascade'),
    )
    .addColumn('build_sid', 'text')
    .addColumn('change_sid', 'text', (column) => column.notNull())
    .addColumn('is_plugin', 'integer', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('deployments_by_age')
    .on('deployments')
    .columns(['environment_sid', 'date_created', 'sid'])
    .execute()
}
