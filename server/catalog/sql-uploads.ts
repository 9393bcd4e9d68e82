import type { Kysely } from 'kysely'
import type { Page, UploadQuery } from './port.ts'
import type { Upload } from './records.ts'
import { selectPage } from './sql-page.ts'
import { prepare } from './sql-prepared.ts'
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
  'key',
  'sha256',
  'change_sid as changeSid',
  'date_created as dateCreated',
  'date_expires as dateExpires',
] as const

const insert = prepare<Upload, unknown>((db, value) =>
  db
    .insertInto('uploads')
    .values({
      sid: value('sid'),
      service_sid: value('serviceSid'),
      environment_sid: value('environmentSid'),
      path: value('path'),
      visibility: value('visibility'),
      content_type: value('contentType'),
      if_exists: value('ifExists'),
      length: value('length'),
      metadata: value('metadata'),
      key: value('key'),
      sha256: value('sha256'),
      change_sid: value('changeSid'),
      date_created: value('dateCreated'),
      date_expires: value('dateExpires'),
    })
    .onConflict((conflict) =>
      conflict.columns(['environment_sid', 'key']).where('key', 'is not', null).doNothing(),
    ),
)

/** Writes an upload. False when its Environment has one of its key. */
export async function insertUpload(db: Kysely<Database>, upload: Upload): Promise<boolean> {
  return (await insert(db, upload)).numAffectedRows === 1n
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

const selectByKey = prepare<{ environmentSid: string; key: string }, Upload>((db, value) =>
  db
    .selectFrom('uploads')
    .select(UPLOAD)
    .where('environment_sid', '=', value('environmentSid'))
    .where('key', '=', value('key')),
)

export async function findUploadByKey(
  db: Kysely<Database>,
  environmentSid: string,
  key: string,
): Promise<Upload | null> {
  return (await selectByKey(db, { environmentSid, key })).rows[0] ?? null
}

/** Those that are not published, newest first. */
export function listUploads(
  db: Kysely<Database>,
  serviceSid: string,
  { environmentSid, ...query }: UploadQuery,
): Promise<Page<Upload>> {
  const unfinished = db
    .selectFrom('uploads')
    .select(UPLOAD)
    .where('service_sid', '=', serviceSid)
    .where('change_sid', 'is', null)
    .$if(environmentSid !== undefined, (rows) =>
      rows.where('environment_sid', '=', environmentSid ?? ''),
    )
  return selectPage(unfinished, 'uploads', query)
}

/** Writes where an upload goes, and its digest. False when it is published, or gone. */
export async function reviseUpload(db: Kysely<Database>, upload: Upload): Promise<boolean> {
  const revised = await db
    .updateTable('uploads')
    .set({
      path: upload.path,
      visibility: upload.visibility,
      content_type: upload.contentType,
      if_exists: upload.ifExists,
      metadata: upload.metadata,
      sha256: upload.sha256,
    })
    .where('sid', '=', upload.sid)
    .where('change_sid', 'is', null)
    .returning('sid')
    .executeTakeFirst()
  return revised !== undefined
}

/** Puts off when an upload expires, never the other way. */
export async function extendUpload(
  db: Kysely<Database>,
  sid: string,
  dateExpires: number,
): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ date_expires: dateExpires })
    .where('sid', '=', sid)
    .where('date_expires', '<', dateExpires)
    .execute()
}

/** SIDs of all uploads that expired before the time. */
export async function expiredUploads(db: Kysely<Database>, time: number): Promise<string[]> {
  const old = db.selectFrom('uploads').select('sid').where('date_expires', '<', time)
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
