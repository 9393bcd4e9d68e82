import type { Kysely } from 'kysely'
import type { Page, PageQuery } from './port.ts'
import type { Deployment, ListedDeployment } from './records.ts'
import { selectPage } from './sql-page.ts'
import type { Database } from './tables.ts'

/** Writes a Deployment. */
export async function insertDeployment(
  trx: Kysely<Database>,
  deployment: Deployment,
): Promise<void> {
  await trx
    .insertInto('deployments')
    .values({
      sid: deployment.sid,
      service_sid: deployment.serviceSid,
      environment_sid: deployment.environmentSid,
      build_sid: deployment.buildSid,
      change_sid: deployment.changeSid,
      is_plugin: Number(deployment.isPlugin),
      date_created: deployment.dateCreated,
    })
    .execute()
}

/** Newest first. */
export async function pageDeployments(
  db: Kysely<Database>,
  environmentSid: string,
  query: PageQuery,
): Promise<Page<ListedDeployment>> {
  const own = selectListed(db).where('deployments.environment_sid', '=', environmentSid)
  const { rows, hasMore } = await selectPage(own, 'deployments', query)
  return { rows: rows.map(toListed), hasMore }
}

export async function findDeployment(
  db: Kysely<Database>,
  sid: string,
): Promise<ListedDeployment | null> {
  const row = await selectListed(db).where('deployments.sid', '=', sid).executeTakeFirst()
  return row ? toListed(row) : null
}

function selectListed(db: Kysely<Database>) {
  return db
    .selectFrom('deployments')
    .innerJoin('changes', 'changes.sid', 'deployments.change_sid')
    .select([
      'deployments.sid',
      'deployments.service_sid as serviceSid',
      'deployments.environment_sid as environmentSid',
      'deployments.build_sid as buildSid',
      'deployments.change_sid as changeSid',
      'deployments.is_plugin as isPlugin',
      'deployments.date_created as dateCreated',
      'changes.actor',
      'changes.entry_count as entryCount',
      'changes.undone_by as undoneBy',
    ])
}

type ListedRow = Omit<ListedDeployment, 'isPlugin'> & { isPlugin: number }

const toListed = (row: ListedRow): ListedDeployment => ({
  ...row,
  isPlugin: row.isPlugin === 1,
})
