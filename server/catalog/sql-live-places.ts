import type { Kysely } from 'kysely'
import type { Visibility } from '../../contract/assets.ts'
import { searchKey } from '../../contract/search-key.ts'
import { chunksOf, queryInChunks } from './chunks.ts'
import { StaleDraft } from './port.ts'
import type { LiveVersion, ResourceKind } from './records.ts'
import { insertEach, prepare } from './sql-prepared.ts'
import type { Database } from './tables.ts'

/** Which version is live at a path. */
export interface LivePlace {
  path: string
  version_sid: string
  kind: ResourceKind
  visibility: Visibility
}

/** What else there is to a live row. */
interface PlacedVersion {
  environmentSid: string
  resourceSid: string
  size: number
  dateCreated: number
  searchKey: string
}

const selectPlace = prepare<{ environmentSid: string; path: string }, LivePlace>((db, value) =>
  selectPlaces(db, value('environmentSid')).where('path', '=', value('path')),
)

const selectPlaces = (db: Kysely<Database>, environmentSid: string) =>
  db
    .selectFrom('live')
    .select(['path', 'version_sid', 'kind', 'visibility'])
    .where('environment_sid', '=', environmentSid)

/** Those of the paths that are served. */
export async function findPlaces(
  trx: Kysely<Database>,
  environmentSid: string,
  paths: string[],
): Promise<LivePlace[]> {
  const [path = '', ...others] = paths
  if (others.length === 0) return (await selectPlace(trx, { environmentSid, path })).rows
  return queryInChunks(paths, (chunk) =>
    selectPlaces(trx, environmentSid).where('path', 'in', chunk).execute(),
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

const insert = prepare<LivePlace & PlacedVersion, unknown>((db, value) =>
  db.insertInto('live').values({
    environment_sid: value('environmentSid'),
    path: value('path'),
    resource_sid: value('resourceSid'),
    kind: value('kind'),
    version_sid: value('version_sid'),
    visibility: value('visibility'),
    size: value('size'),
    date_updated: value('dateCreated'),
    search_key: value('searchKey'),
  }),
)

const insertPlaces = (trx: Kysely<Database>, placed: readonly LiveVersion[]) =>
  insertEach(
    insert,
    trx,
    placed.map(({ environmentSid, kind, version: { sid, ...version } }) => ({
      ...version,
      environmentSid,
      kind,
      version_sid: sid,
      searchKey: searchKey(version.path),
    })),
  )

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
    .map(([visibility, assets]) => ({ environmentSid, visibility, assets }))
  await insertEach(addToCount, trx, rows)
}

const addToCount = prepare<
  { environmentSid: string; visibility: Visibility; assets: number },
  unknown
>((db, value) =>
  db
    .insertInto('live_counts')
    .values({
      environment_sid: value('environmentSid'),
      visibility: value('visibility'),
      assets: value('assets'),
    })
    .onConflict((conflict) =>
      conflict.columns(['environment_sid', 'visibility']).doUpdateSet((eb) => ({
        assets: eb('live_counts.assets', '+', eb.ref('excluded.assets')),
      })),
    ),
)
