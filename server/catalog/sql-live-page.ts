import { type Kysely, type SqlBool, sql } from 'kysely'
import { type Visibility, visibilitySchema } from '../../contract/assets.ts'
import { searchKey } from '../../contract/search-key.ts'
import { type SortColumn, liveKey, sortOf } from './live-order.ts'
import type { LiveKey, LivePage, LiveQuery } from './port.ts'
import { LIVE_VERSION, toLiveVersion } from './sql-live.ts'
import type { Database } from './tables.ts'

/** One page of the Assets of a live set, by keyset. */
export async function livePage(
  db: Kysely<Database>,
  environmentSid: string,
  query: LiveQuery,
): Promise<LivePage> {
  const rows = await selectPage(db, environmentSid, query).execute()
  const assets = rows.slice(0, query.limit).map((row) => toLiveVersion(environmentSid, row))
  const last = assets.at(-1)
  // A search that finds little has read every row already: it need not do so again to count.
  const isAll = !query.after && rows.length <= query.limit
  return {
    assets,
    total: isAll ? rows.length : await countLive(db, environmentSid, query),
    next: rows.length > query.limit && last ? liveKey(last, sortOf(query.sort).column) : null,
  }
}

/**
 * The rows of a page and one more. Each visibility has its own range of the sort index (see the
 * migration); the page merges the heads of those asked for. The ranges take only what the index
 * has, so that no other row is read until the page is known.
 */
export function selectPage(db: Kysely<Database>, environmentSid: string, query: LiveQuery) {
  const { column, descending } = sortOf(query.sort)
  const direction = descending ? 'desc' : 'asc'
  const [first, ...others] = visibilitiesOf(query).map((visibility) =>
    db.selectFrom(selectRange(db, environmentSid, visibility, query).as('head')).selectAll(),
  )
  if (!first) throw new Error('a page of no visibility')
  const heads = others.reduce((all, head) => all.unionAll(head), first)
  const page = db
    .selectFrom(heads.as('heads'))
    .selectAll()
    .orderBy(`heads.${column}`, direction)
    .orderBy('heads.path', direction)
    .limit(query.limit + 1)
  return db
    .selectFrom(page.as('page'))
    .innerJoin('live', 'live.path', 'page.path')
    .innerJoin('versions', 'versions.sid', 'live.version_sid')
    .innerJoin('resources', 'resources.sid', 'live.resource_sid')
    .select(LIVE_VERSION)
    .where('live.environment_sid', '=', environmentSid)
    .orderBy(`page.${column}`, direction)
    .orderBy('page.path', direction)
}

function selectRange(
  db: Kysely<Database>,
  environmentSid: string,
  visibility: Visibility,
  { sort, after, search, limit }: LiveQuery,
) {
  const { column, descending } = sortOf(sort)
  const direction = descending ? 'desc' : 'asc'
  let range = db
    .selectFrom('live')
    .select('path')
    .$if(column !== 'path', (rows) => rows.select(column))
    .where('environment_sid', '=', environmentSid)
    .where('kind', '=', 'asset')
    .where('visibility', '=', visibility)
  if (search) range = range.where(matches(search))
  if (after) range = range.where(isBeyond(after, column, descending))
  if (column !== 'path') range = range.orderBy(column, direction)
  return range.orderBy('path', direction).limit(limit + 1)
}

function isBeyond(after: LiveKey, column: SortColumn, descending: boolean) {
  const operator = sql.raw(descending ? '<' : '>')
  if (column === 'path') return sql<SqlBool>`path ${operator} ${after.path}`
  return sql<SqlBool>`(${sql.ref(column)}, path) ${operator} (${after.value}, ${after.path})`
}

/** `like` ignores the case of ASCII in SQLite only; search keys have no upper case anyway. */
function matches(search: string) {
  const literal = searchKey(search).replace(/[\\%_]/g, '\\$&')
  return sql<SqlBool>`search_key like ${`%${literal}%`} escape '\\'`
}

async function countLive(
  db: Kysely<Database>,
  environmentSid: string,
  query: LiveQuery,
): Promise<number> {
  const { search } = query
  const counted = search
    ? await db
        .selectFrom('live')
        .select((eb) => eb.fn.countAll().as('total'))
        .where('environment_sid', '=', environmentSid)
        .where('kind', '=', 'asset')
        .where('visibility', 'in', visibilitiesOf(query))
        .where(matches(search))
        .executeTakeFirst()
    : await db
        .selectFrom('live_counts')
        .select((eb) => eb.fn.sum('assets').as('total'))
        .where('environment_sid', '=', environmentSid)
        .where('visibility', 'in', visibilitiesOf(query))
        .executeTakeFirst()
  return Number(counted?.total ?? 0)
}

const visibilitiesOf = ({ visibility }: LiveQuery): readonly Visibility[] =>
  visibility ? [visibility] : visibilitySchema.options
