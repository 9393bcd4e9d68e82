import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Page, PageQuery } from './port.ts'

/** A page's query by the place of a row in its table: its date, and what breaks ties. */
export interface PlaceQuery {
  limit: number
  after?: Place | undefined
  before?: Place | undefined
}

type Place = readonly [date: number, tie: string | number]

/** A page of a table's rows, newest first; `rows` selects all that the list has. */
export function selectPage<DB, TB extends keyof DB, Row>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  table: string,
  { limit, after, before }: PageQuery,
): Promise<Page<Row>> {
  return pageByPlace(rows, [`${table}.date_created`, `${table}.sid`], {
    limit,
    after: after && [after.dateCreated, after.sid],
    before: before && [before.dateCreated, before.sid],
  })
}

/** A page of rows, newest first, by keyset; `columns` are those of a row's place. */
export async function pageByPlace<DB, TB extends keyof DB, Row>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  columns: readonly [date: string, tie: string],
  { limit, after, before }: PlaceQuery,
): Promise<Page<Row>> {
  const [date, tie] = [sql.ref(columns[0]), sql.ref(columns[1])]
  const isUpwards = before !== undefined && after === undefined
  const direction = isUpwards ? 'asc' : 'desc'
  let wanted = rows
  if (after) wanted = wanted.where(sql<SqlBool>`(${date}, ${tie}) < (${sql.join(after)})`)
  if (before) wanted = wanted.where(sql<SqlBool>`(${date}, ${tie}) > (${sql.join(before)})`)
  const found: Row[] = await wanted
    .orderBy(date, direction)
    .orderBy(tie, direction)
    .limit(limit + 1)
    .execute()
  const page = found.slice(0, limit)
  return { rows: isUpwards ? page.toReversed() : page, hasMore: found.length > limit }
}
