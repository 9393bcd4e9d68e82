import type { Kysely } from 'kysely'
import { NameTaken } from './port.ts'
import type { Variable } from './records.ts'
import { findEnvironment } from './sql-environments.ts'
import type { Database } from './tables.ts'

const VARIABLE = [
  'sid',
  'service_sid as serviceSid',
  'environment_sid as environmentSid',
  'key',
  'value',
  'date_created as dateCreated',
  'date_updated as dateUpdated',
] as const

/** All Variables of an Environment, by key. */
export function listVariables(
  db: Kysely<Database>,
  environmentSid: string,
): Promise<Variable[]> {
  return db
    .selectFrom('variables')
    .select(VARIABLE)
    .where('environment_sid', '=', environmentSid)
    .orderBy('key')
    .execute()
}

/** Throws NameTaken. Returns its Environment's SID; null without that. */
export async function addVariable(
  trx: Kysely<Database>,
  variable: Variable,
): Promise<string | null> {
  if (!(await findEnvironment(trx, variable.environmentSid))) return null
  await refuseTakenKey(trx, variable)
  await trx
    .insertInto('variables')
    .values({
      sid: variable.sid,
      service_sid: variable.serviceSid,
      environment_sid: variable.environmentSid,
      key: variable.key,
      value: variable.value,
      date_created: variable.dateCreated,
      date_updated: variable.dateUpdated,
    })
    .execute()
  return variable.environmentSid
}

/** Writes key, value and date. Returns its Environment's SID; null when there is none. */
export async function updateVariable(
  trx: Kysely<Database>,
  { sid, key, value, dateUpdated }: Variable,
): Promise<string | null> {
  const found = trx.selectFrom('variables').select(VARIABLE).where('sid', '=', sid)
  const known = await found.executeTakeFirst()
  if (!known) return null
  await refuseTakenKey(trx, { ...known, key })
  const row = { key, value, date_updated: dateUpdated }
  await trx.updateTable('variables').set(row).where('sid', '=', sid).execute()
  return known.environmentSid
}

/** Returns its Environment's SID; null when there was none. */
export async function deleteVariable(
  trx: Kysely<Database>,
  sid: string,
): Promise<string | null> {
  const deleted = await trx
    .deleteFrom('variables')
    .where('sid', '=', sid)
    .returning('environment_sid')
    .executeTakeFirst()
  return deleted?.environment_sid ?? null
}

async function refuseTakenKey(
  trx: Kysely<Database>,
  { sid, environmentSid, key }: Variable,
): Promise<void> {
  const same = trx
    .selectFrom('variables')
    .select('sid')
    .where('environment_sid', '=', environmentSid)
    .where('key', '=', key)
    .where('sid', '!=', sid)
  if (await same.executeTakeFirst()) throw new NameTaken('key')
}
