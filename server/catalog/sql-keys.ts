import type { Kysely } from 'kysely'
import type { ApiKey } from './records.ts'
import type { Database } from './tables.ts'

const KEY = [
  'sid',
  'friendly_name as friendlyName',
  'secret_hash as secretHash',
  'date_created as dateCreated',
] as const

/** Writes an API key. */
export async function insertKey(db: Kysely<Database>, key: ApiKey): Promise<void> {
  const { sid, friendlyName, secretHash, dateCreated } = key
  await db
    .insertInto('api_keys')
    .values({
      sid,
      friendly_name: friendlyName,
      secret_hash: secretHash,
      date_created: dateCreated,
    })
    .execute()
}

/** Oldest first. */
export function listKeys(db: Kysely<Database>): Promise<ApiKey[]> {
  const keys = db.selectFrom('api_keys').select(KEY)
  return keys.orderBy('date_created').orderBy('sid').execute()
}

export async function findKey(db: Kysely<Database>, sid: string): Promise<ApiKey | null> {
  const found = db.selectFrom('api_keys').select(KEY).where('sid', '=', sid)
  return (await found.executeTakeFirst()) ?? null
}

/** False when there was none. */
export async function deleteKey(db: Kysely<Database>, sid: string): Promise<boolean> {
  const deleted = db.deleteFrom('api_keys').where('sid', '=', sid).returning('sid')
  return (await deleted.executeTakeFirst()) !== undefined
}
