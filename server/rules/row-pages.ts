import { compareCodePoints } from './code-point-order.ts'
import type { Page, PageQuery, RowKey } from '../catalog/port.ts'

/** Copies of the rows, oldest first. */
export function oldestFirst<Row extends RowKey>(rows: Iterable<Row>): Row[] {
  return [...rows].toSorted(byAge).map((row) => ({ ...row }))
}

/** A page of the rows, newest first. */
export function pageOf<Row extends RowKey>(rows: Iterable<Row>, query: PageQuery): Page<Row> {
  const { after, before } = query
  const wanted = oldestFirst(rows).filter(
    (row) => (!after || byAge(row, after) < 0) && (!before || byAge(row, before) > 0),
  )
  return nearest(wanted, query)
}

/** The page of what lies beyond the query's keys: of `wanted`, which is oldest first. */
export function nearest<Row>(wanted: Row[], { limit, after, before }: PageQuery): Page<Row> {
  const isUpwards = before !== undefined && after === undefined
  const rows = isUpwards ? wanted.slice(0, limit) : wanted.slice(-limit)
  return { rows: rows.toReversed(), hasMore: wanted.length > limit }
}

function byAge(a: RowKey, b: RowKey): number {
  return a.dateCreated - b.dateCreated || compareCodePoints(a.sid, b.sid)
}
