import type { Kysely, Selectable } from 'kysely'
import { compareCodePoints } from '../rules/code-point-order.ts'
import { NameTaken } from './port.ts'
import type { Environment } from './records.ts'
import { prepare } from './sql-prepared.ts'
import type { Database } from './tables.ts'

type Row = Selectable<Database['environments']>

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
  const { rows } =
    serviceSid === undefined
      ? await selectAll(db, {})
      : await selectOfService(db, { serviceSid })
  // They are few; to begin sorting costs SQLite more than to read them.
  return rows.toSorted(oldestFirst).map(toEnvironment)
}

const oldestFirst = (one: Row, other: Row) =>
  one.date_created - other.date_created || compareCodePoints(one.sid, other.sid)

const selectAll = prepare<object, Row>((db) => db.selectFrom('environments').selectAll())

const selectOfService = prepare<{ serviceSid: string }, Row>((db, value) =>
  db.selectFrom('environments').selectAll().where('service_sid', '=', value('serviceSid')),
)

/** Null when there is none. */
export async function findEnvironment(
  trx: Kysely<Database>,
  sid: string,
): Promise<Environment | null> {
  const [row] = (await selectBySid(trx, { sid })).rows
  return row ? toEnvironment(row) : null
}

const selectBySid = prepare<{ sid: string }, Row>((db, value) =>
  db.selectFrom('environments').selectAll().where('sid', '=', value('sid')),
)

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

function toEnvironment(row: Row): Environment {
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
