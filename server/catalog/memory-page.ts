import { compareCodePoints } from './code-point-order.ts'
import type { Page, PageQuery, RowKey } from './port.ts'

/** Copies of the rows, oldest first. */
export function oldestFirst<Row extends RowKey>(rows: Iterable<Row>): Row[] {
  return [...rows].toSorted(byAge).map((row) => ({ ...row }))
}

/** A page of the rows, newest first. */
export function newestFirst<Row extends RowKey>(
  rows: Iterable<Row>,
  { limit, after, before }: PageQuery,
): Page<Row> {
  const wanted = oldestFirst(rows).filter(
    (row) => (!after || byAge(row, after) < 0) && (!before || byAge(row, before) > 0),
  )
  const isUpwards = before !== undefined && after === undefined
  const nearest = isUpwards ? wanted.slice(0, limit) : wanted.slice(-limit)
  return { rows: nearest.toReversed(), hasMore: wanted.length > limit }
}

function byAge(a: RowKey, b: RowKey): number {
  return a.dateCreated - b.dateCreated || compareCodePoints(a.sid, b.sid)
}
