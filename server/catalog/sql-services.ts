import type { Kysely, Selectable } from 'kysely'
import { NameTaken, type ServiceUpdate } from './port.ts'
import type { Service } from './records.ts'
import { prepare } from './sql-prepared.ts'
import type { Database } from './tables.ts'

/** Writes a Service without Environment. Throws NameTaken. */
export async function insertService(trx: Kysely<Database>, service: Service): Promise<void> {
  const { uniqueName } = service
  const sameName = trx
    .selectFrom('services')
    .select('sid')
    .where('unique_name', '=', uniqueName)
  if (await sameName.executeTakeFirst()) throw new NameTaken('unique_name')
  await trx
    .insertInto('services')
    .values({
      sid: service.sid,
      account_sid: service.accountSid,
      unique_name: uniqueName,
      friendly_name: service.friendlyName,
      domain_base: service.domainBase,
      include_credentials: Number(service.includeCredentials),
      ui_editable: Number(service.uiEditable),
      date_created: service.dateCreated,
      date_updated: service.dateUpdated,
    })
    .execute()
}

/** Oldest first. */
export async function listServices(db: Kysely<Database>): Promise<Service[]> {
  const oldest = db.selectFrom('services').selectAll().orderBy('date_created').orderBy('sid')
  return (await oldest.execute()).map(toService)
}

/** By SID or unique name; the SID wins should a name look like one. */
export async function findService(
  db: Kysely<Database>,
  reference: string,
): Promise<Service | null> {
  // One query for both takes SQLite three times as long as either.
  const [bySid] = (await selectBySid(db, { reference })).rows
  const row = bySid ?? (await selectByName(db, { reference })).rows[0]
  return row ? toService(row) : null
}

type Row = Selectable<Database['services']>

const selectBySid = prepare<{ reference: string }, Row>((db, value) =>
  db.selectFrom('services').selectAll().where('sid', '=', value('reference')),
)

const selectByName = prepare<{ reference: string }, Row>((db, value) =>
  db.selectFrom('services').selectAll().where('unique_name', '=', value('reference')),
)

/** Whether a Service exists. */
export async function hasService(trx: Kysely<Database>, sid: string): Promise<boolean> {
  const found = trx.selectFrom('services').select('sid').where('sid', '=', sid)
  return (await found.executeTakeFirst()) !== undefined
}

/** The Service after the update; null when there is none. */
export async function updateService(
  trx: Kysely<Database>,
  sid: string,
  { friendlyName, includeCredentials, uiEditable }: ServiceUpdate,
  now: number,
): Promise<Service | null> {
  const row = await trx
    .updateTable('services')
    .set({
      date_updated: now,
      ...(friendlyName !== undefined && { friendly_name: friendlyName }),
      ...(includeCredentials !== undefined && {
        include_credentials: Number(includeCredentials),
      }),
      ...(uiEditable !== undefined && { ui_editable: Number(uiEditable) }),
    })
    .where('sid', '=', sid)
    .returningAll()
    .executeTakeFirst()
  return row ? toService(row) : null
}

/** Deletes a Service; all below it goes by foreign keys. False when there was none. */
export async function deleteService(trx: Kysely<Database>, sid: string): Promise<boolean> {
  const deleted = trx.deleteFrom('services').where('sid', '=', sid).returning('sid')
  return (await deleted.executeTakeFirst()) !== undefined
}

function toService(row: Row): Service {
  return {
    sid: row.sid,
    accountSid: row.account_sid,
    uniqueName: row.unique_name,
    friendlyName: row.friendly_name,
    domainBase: row.domain_base,
    includeCredentials: row.include_credentials === 1,
    uiEditable: row.ui_editable === 1,
    dateCreated: row.date_created,
    dateUpdated: row.date_updated,
  }
}
