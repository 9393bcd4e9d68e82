import type { Kysely } from 'kysely'
import type { Upload } from './records.ts'
import type { Database } from './tables.ts'

const UPLOAD = [
  'sid',
  'service_sid as serviceSid',
  'environment_sid as environmentSid',
  'path',
  'visibility',
  'content_type as contentType',
  'if_exists as ifExists',
  'length',
  'metadata',
  'change_sid as changeSid',
  'date_created as dateCreated',
] as const

/** Writes an upload that begins. */
export async function insertUpload(db: Kysely<Database>, upload: Upload): Promise<void> {
  await db
    .insertInto('uploads')
    .values({
      sid: upload.sid,
      service_sid: upload.serviceSid,
      environment_sid: upload.environmentSid,
      path: upload.path,
      visibility: upload.visibility,
      content_type: upload.contentType,
      if_exists: upload.ifExists,
      length: upload.length,
      metadata: upload.metadata,
      change_sid: upload.changeSid,
      date_created: upload.dateCreated,
    })
    .execute()
}

export async function findUpload(db: Kysely<Database>, sid: string): Promise<Upload | null> {
  const found = db.selectFrom('uploads').select(UPLOAD).where('sid', '=', sid)
  return (await found.executeTakeFirst()) ?? null
}

/** False when there was none. */
export async function deleteUpload(db: Kysely<Database>, sid: string): Promise<boolean> {
  const deleted = db.deleteFrom('uploads').where('sid', '=', sid).returning('sid')
  return (await deleted.executeTakeFirst()) !== undefined
}

/** SIDs of all uploads made before the time. */
export async function uploadsBefore(db: Kysely<Database>, time: number): Promise<string[]> {
  const old = db.selectFrom('uploads').select('sid').where('date_created', '<', time)
  return (await old.execute()).map(({ sid }) => sid)
}

/** Notes the Change that published an upload. False when one has already, or it is gone. */
export async function markPublished(
  trx: Kysely<Database>,
  environmentSid: string,
  sid: string,
  changeSid: string,
): Promise<boolean> {
  const marked = await trx
    .updateTable('uploads')
    .set({ change_sid: changeSid })
    .where('sid', '=', sid)
    .where('environment_sid', '=', environmentSid)
    .where('change_sid', 'is', null)
    .returning('sid')
    .executeTakeFirst()
  return marked !== undefined
}
