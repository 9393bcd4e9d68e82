import type { Kysely } from 'kysely'
import { chunksOf, queryInChunks } from './chunks.ts'
import type { Resource, Version } from './records.ts'
import type { Database } from './tables.ts'

const VERSION = [
  'sid',
  'asset_sid as resourceSid',
  'path',
  'visibility',
  'digest',
  'size',
  'content_type as contentType',
  'date_created as dateCreated',
] as const

/** Those of the versions that exist. */
export function findVersions(db: Kysely<Database>, sids: string[]): Promise<Version[]> {
  return queryInChunks(sids, (chunk) =>
    db.selectFrom('versions').select(VERSION).where('sid', 'in', chunk).execute(),
  )
}

/** Which of the digests some version points at. */
export async function digestsInUse(
  db: Kysely<Database>,
  digests: string[],
): Promise<Set<string>> {
  const rows = await queryInChunks(digests, (chunk) =>
    db
      .selectFrom('versions')
      .select('digest')
      .distinct()
      .where('digest', 'in', chunk)
      .execute(),
  )
  return new Set(rows.map(({ digest }) => digest))
}

/** Writes new Assets. */
export async function insertAssets(
  trx: Kysely<Database>,
  assets: readonly Resource[],
): Promise<void> {
  for (const chunk of chunksOf(assets)) {
    const rows = chunk.map(({ sid, serviceSid, dateCreated }) => ({
      sid,
      service_sid: serviceSid,
      date_created: dateCreated,
    }))
    await trx.insertInto('assets').values(rows).execute()
  }
}

/** Writes new Asset Versions. */
export async function insertVersions(
  trx: Kysely<Database>,
  versions: readonly Version[],
): Promise<void> {
  for (const chunk of chunksOf(versions)) {
    const rows = chunk.map((version) => ({
      sid: version.sid,
      asset_sid: version.resourceSid,
      path: version.path,
      visibility: version.visibility,
      digest: version.digest,
      size: version.size,
      content_type: version.contentType,
      date_created: version.dateCreated,
    }))
    await trx.insertInto('versions').values(rows).execute()
  }
}
