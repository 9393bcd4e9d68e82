import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Page, PageQuery, RowKey } from './port.ts'

/**
 * Reads a page of a table's rows, newest first, by keyset: `rows` selects all that the list has,
 * `table` is where its `date_created` and `sid` are.
 */
export async function newestFirst<DB, TB extends keyof DB, Row>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  table: string,
  { limit, after, before }: PageQuery,
): Promise<Page<Row>> {
  const date = sql.ref(`${table}.date_created`)
  const sid = sql.ref(`${table}.sid`)
  const older = (key: RowKey) =>
    sql<SqlBool>`(${date}, ${sid}) < (${key.dateCreated}, ${key.sid})`
  const newer = (key: RowKey) =>
    sql<SqlBool>`(${date}, ${sid}) > (${key.dateCreated}, ${key.sid})`
  const isUpwards = before !== undefined && after === undefined
  const direction = isUpwards ? 'asc' : 'desc'
  let wanted = rows
  if (after) wanted = wanted.where(older(after))
  if (before) wanted = wanted.where(newer(before))
  const found: Row[] = await wanted
    .orderBy(date, direction)
    .orderBy(sid, direction)
    .limit(limit + 1)
    .execute()
  const page = found.slice(0, limit)
  return { rows: isUpwards ? page.toReversed() : page, hasMore: found.length > limit }
}
