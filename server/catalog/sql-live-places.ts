import type { Kysely } from 'kysely'
import type { Visibility } from '../../contract/assets.ts'
import { searchKey } from '../../contract/search-key.ts'
import { chunksOf, queryInChunks } from './chunks.ts'
import { StaleDraft } from './port.ts'
import type { LiveVersion, ResourceKind } from './records.ts'
import type { Database } from './tables.ts'

/** Which version is live at a path. */
export interface LivePlace {
  path: string
  version_sid: string
  kind: ResourceKind
  visibility: Visibility
}

/** Those of the paths that are served. */
export function findPlaces(
  trx: Kysely<Database>,
  environmentSid: string,
  paths: string[],
): Promise<LivePlace[]> {
  return queryInChunks(paths, (chunk) =>
    trx
      .selectFrom('live')
      .select(['path', 'version_sid', 'kind', 'visibility'])
      .where('environment_sid', '=', environmentSid)
      .where('path', 'in', chunk)
      .execute(),
  )
}

/**
 * Takes the live rows `before` away, puts `after` in and keeps the counts. Throws StaleDraft
 * when a resource would be live at a second path; `newResources` can't be live anywhere yet.
 */
export async function replacePlaces(
  trx: Kysely<Database>,
  environmentSid: string,
  before: readonly LivePlace[],
  after: readonly LiveVersion[],
  newResources: ReadonlySet<string>,
): Promise<void> {
  await deletePlaces(trx, environmentSid, before)
  const known = after
    .map(({ version }) => version.resourceSid)
    .filter((sid) => !newResources.has(sid))
  await refuseSecondPlace(trx, environmentSid, known)
  await insertPlaces(trx, after)
  await count(trx, environmentSid, before, after)
}

async function deletePlaces(
  trx: Kysely<Database>,
  environmentSid: string,
  places: readonly LivePlace[],
): Promise<void> {
  for (const chunk of chunksOf(places)) {
    const paths = chunk.map(({ path }) => path)
    await trx
      .deleteFrom('live')
      .where('environment_sid', '=', environmentSid)
      .where('path', 'in', paths)
      .execute()
  }
}

async function refuseSecondPlace(
  trx: Kysely<Database>,
  environmentSid: string,
  resourceSids: readonly string[],
): Promise<void> {
  const [elsewhere] = await queryInChunks(resourceSids, (chunk) =>
    trx
      .selectFrom('live')
      .select('path')
      .where('environment_sid', '=', environmentSid)
      .where('resource_sid', 'in', chunk)
      .limit(1)
      .execute(),
  )
  if (elsewhere) throw new StaleDraft(elsewhere.path)
}

async function insertPlaces(
  trx: Kysely<Database>,
  placed: readonly LiveVersion[],
): Promise<void> {
  for (const chunk of chunksOf(placed)) {
    const rows = chunk.map(({ environmentSid, kind, version }) => ({
      environment_sid: environmentSid,
      path: version.path,
      resource_sid: version.resourceSid,
      kind,
      version_sid: version.sid,
      visibility: version.visibility,
      size: version.size,
      date_updated: version.dateCreated,
      search_key: searchKey(version.path),
    }))
    await trx.insertInto('live').values(rows).execute()
  }
}

/** Functions are not counted. */
async function count(
  trx: Kysely<Database>,
  environmentSid: string,
  before: readonly LivePlace[],
  after: readonly LiveVersion[],
): Promise<void> {
  const more = new Map<Visibility, number>()
  const add = (kind: ResourceKind, visibility: Visibility, by: number) =>
    kind === 'asset' && more.set(visibility, (more.get(visibility) ?? 0) + by)
  for (const { kind, visibility } of before) add(kind, visibility, -1)
  for (const { kind, version } of after) add(kind, version.visibility, 1)
  const rows = [...more]
    .filter(([, by]) => by !== 0)
    .map(([visibility, assets]) => ({ environment_sid: environmentSid, visibility, assets }))
  if (rows.length === 0) return
  await trx
    .insertInto('live_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['environment_sid', 'visibility']).doUpdateSet((eb) => ({
        assets: eb('live_counts.assets', '+', eb.ref('excluded.assets')),
      })),
    )
    .execute()
}
