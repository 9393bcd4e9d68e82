import type { Kysely, Selectable } from 'kysely'
import { NameTaken } from './port.ts'
import type { Environment } from './records.ts'
import type { Database } from './tables.ts'

/** Adds an Environment to a Service that exists. Throws NameTaken. */
export async function insertEnvironment(
  trx: Kysely<Database>,
  environment: Environment,
): Promise<void> {
  await refuseTakenNames(trx, environment)
  await trx
    .insertInto('environments')
    .values({
      sid: environment.sid,
      service_sid: environment.serviceSid,
      unique_name: environment.uniqueName,
      domain_suffix: environment.domainSuffix,
      domain: environment.domain,
      date_created: environment.dateCreated,
      ...releaseColumns(environment),
    })
    .execute()
}

async function refuseTakenNames(
  trx: Kysely<Database>,
  { serviceSid, uniqueName, domain }: Environment,
): Promise<void> {
  const sameName = trx
    .selectFrom('environments')
    .select('sid')
    .where('service_sid', '=', serviceSid)
    .where('unique_name', '=', uniqueName)
  if (await sameName.executeTakeFirst()) throw new NameTaken('unique_name')
  const sameDomain = trx.selectFrom('environments').select('sid').where('domain', '=', domain)
  if (await sameDomain.executeTakeFirst()) throw new NameTaken('domain')
}

/** Oldest first; of one Service, or of all. */
export async function listEnvironments(
  db: Kysely<Database>,
  serviceSid?: string,
): Promise<Environment[]> {
  const rows = await db
    .selectFrom('environments')
    .selectAll()
    .$if(serviceSid !== undefined, (query) => query.where('service_sid', '=', serviceSid ?? ''))
    .orderBy('date_created')
    .orderBy('sid')
    .execute()
  return rows.map(toEnvironment)
}

/** Null when there is none. */
export async function findEnvironment(
  trx: Kysely<Database>,
  sid: string,
): Promise<Environment | null> {
  const found = trx.selectFrom('environments').selectAll().where('sid', '=', sid)
  const row = await found.executeTakeFirst()
  return row ? toEnvironment(row) : null
}

/** Writes what an Environment runs on, and whether it was altered since. */
export async function updateRelease(
  trx: Kysely<Database>,
  environment: Environment,
): Promise<void> {
  await trx
    .updateTable('environments')
    .set(releaseColumns(environment))
    .where('sid', '=', environment.sid)
    .execute()
}

/** Deletes an Environment; all below it goes by foreign keys. Null when there was none. */
export async function deleteEnvironment(
  trx: Kysely<Database>,
  sid: string,
): Promise<Environment | null> {
  const environment = await findEnvironment(trx, sid)
  await trx.deleteFrom('environments').where('sid', '=', sid).execute()
  return environment
}

function releaseColumns({ release, isAltered, dateUpdated }: Environment) {
  return {
    build_sid: release?.buildSid ?? null,
    deployment_sid: release?.deploymentSid ?? null,
    is_altered: Number(isAltered),
    date_updated: dateUpdated,
  }
}

function toEnvironment(row: Selectable<Database['environments']>): Environment {
  const { build_sid: buildSid, deployment_sid: deploymentSid } = row
  return {
    sid: row.sid,
    serviceSid: row.service_sid,
    uniqueName: row.unique_name,
    domainSuffix: row.domain_suffix,
    domain: row.domain,
    release: buildSid === null && deploymentSid === null ? null : { buildSid, deploymentSid },
    isAltered: row.is_altered === 1,
    dateCreated: row.date_created,
    dateUpdated: row.date_updated,
  }
}
