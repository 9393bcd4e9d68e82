import type { Kysely } from 'kysely'
import type { Resource, Version } from './records.ts'
import type { Database } from './tables.ts'

/** The newest version of each Function that was not deleted and has one, by path. */
export async function newestFunctions(
  db: Kysely<Database>,
  serviceSid: string,
): Promise<{ resource: Resource; version: Version }[]> {
  const rows = await db
    .selectFrom('resources')
    .innerJoin('versions', 'versions.resource_sid', 'resources.sid')
    .selectAll('versions')
    .select([
      'resources.service_sid',
      'resources.kind',
      'resources.friendly_name',
      'resources.date_created as resource_created',
      'resources.date_updated',
    ])
    .where('resources.service_sid', '=', serviceSid)
    .where('resources.kind', '=', 'function')
    .where('resources.is_deleted', '=', 0)
    .where('versions.sid', '=', (eb) =>
      eb
        .selectFrom('versions as own')
        .select('own.sid')
        .whereRef('own.resource_sid', '=', 'resources.sid')
        .orderBy('own.date_created', 'desc')
        .orderBy('own.sid', 'desc')
        .limit(1),
    )
    .orderBy('versions.path')
    .execute()
  return rows.map((row) => ({
    resource: {
      sid: row.resource_sid,
      serviceSid: row.service_sid,
      kind: row.kind,
      friendlyName: row.friendly_name,
      dateCreated: row.resource_created,
      dateUpdated: row.date_updated,
    },
    version: {
      sid: row.sid,
      resourceSid: row.resource_sid,
      path: row.path,
      visibility: row.visibility,
      digest: row.digest,
      size: row.size,
      contentType: row.content_type,
      dateCreated: row.date_created,
    },
  }))
}
