import type { Kysely } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Page, PageQuery } from './port.ts'
import type { Resource, ResourceKind } from './records.ts'
import { selectPage } from './sql-page.ts'
import { insertEach, prepare } from './sql-prepared.ts'
import { hasService } from './sql-services.ts'
import type { Database } from './tables.ts'

/** What a Resource is made of, from the table `resources`. */
export const RESOURCE = [
  'resources.sid',
  'resources.service_sid as serviceSid',
  'resources.kind',
  'resources.friendly_name as friendlyName',
  'resources.date_created as dateCreated',
  'resources.date_updated as dateUpdated',
] as const

/** False without its Service. */
export async function addResource(trx: Kysely<Database>, resource: Resource): Promise<boolean> {
  if (!(await hasService(trx, resource.serviceSid))) return false
  await insertResources(trx, [resource])
  return true
}

/** Null also for one that was deleted. */
export async function findResource(
  db: Kysely<Database>,
  sid: string,
): Promise<Resource | null> {
  const found = await db
    .selectFrom('resources')
    .select(RESOURCE)
    .where('sid', '=', sid)
    .where('is_deleted', '=', 0)
    .executeTakeFirst()
  return found ?? null
}

/** Newest first, without those that were deleted. */
export function pageResources(
  db: Kysely<Database>,
  serviceSid: string,
  kind: ResourceKind,
  query: PageQuery,
): Promise<Page<Resource>> {
  const listed = db
    .selectFrom('resources')
    .select(RESOURCE)
    .where('service_sid', '=', serviceSid)
    .where('kind', '=', kind)
    .where('is_deleted', '=', 0)
  return selectPage(listed, 'resources', query)
}

/** Sets the friendly name; null when there is no such resource. */
export async function renameResource(
  db: Kysely<Database>,
  sid: string,
  friendlyName: string,
  now: number,
): Promise<Resource | null> {
  const renamed = await db
    .updateTable('resources')
    .set({ friendly_name: friendlyName, date_updated: now })
    .where('sid', '=', sid)
    .where('is_deleted', '=', 0)
    .returning(RESOURCE)
    .executeTakeFirst()
  return renamed ?? null
}

/** Takes a resource off the lists. False when there was none. */
export async function deleteResource(db: Kysely<Database>, sid: string): Promise<boolean> {
  const deleted = await db
    .updateTable('resources')
    .set({ is_deleted: 1 })
    .where('sid', '=', sid)
    .where('is_deleted', '=', 0)
    .returning('sid')
    .executeTakeFirst()
  return deleted !== undefined
}

/** Puts those of the resources that were deleted on the lists again. */
export async function listAgain(
  trx: Kysely<Database>,
  resourceSids: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(resourceSids)) {
    await trx
      .updateTable('resources')
      .set({ is_deleted: 0 })
      .where('sid', 'in', chunk)
      .where('is_deleted', '=', 1)
      .execute()
  }
}

const insert = prepare<Resource, unknown>((db, value) =>
  db.insertInto('resources').values({
    sid: value('sid'),
    service_sid: value('serviceSid'),
    kind: value('kind'),
    friendly_name: value('friendlyName'),
    is_deleted: 0,
    date_created: value('dateCreated'),
    date_updated: value('dateUpdated'),
  }),
)

/** Writes new resources. */
export const insertResources = (trx: Kysely<Database>, resources: readonly Resource[]) =>
  insertEach(insert, trx, resources)
