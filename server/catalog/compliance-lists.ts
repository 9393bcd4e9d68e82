import type { Page, PageQuery, RowKey } from './port.ts'

/** Dates for rows of a list, some of one moment. */
export const MIXED_DATES = [5, 1, 3, 3, 3, 2, 4]

/** The SIDs as the port orders such a list. */
export function newestFirstSids(rows: readonly RowKey[]): string[] {
  return rows.toSorted(byAge).map(sidOf)
}

/**
 * The orders in which a list's rows come, by SID: read in pages of several sizes, from the newest
 * on and back again. A list that keeps the port's promise has one. Throws an Error at a page
 * that is not full though more follows.
 */
export async function ordersOf<Row extends RowKey>(
  read: (query: PageQuery) => Promise<Page<Row>>,
): Promise<string[][]> {
  const orders = new Map<string, string[]>()
  for (const limit of [1, 2, MIXED_DATES.length, 50]) {
    const there = await walk(limit, (after) => read({ limit, after }), lastOf)
    const end = there.flat().at(-1)
    const back = await walk(limit, (before) => read({ limit, before }), firstOf, end)
    const upwards = [...back.toReversed().flat(), ...(end ? [end] : [])]
    for (const rows of [there.flat(), upwards])
      orders.set(rows.map(sidOf).join(), rows.map(sidOf))
  }
  return [...orders.values()]
}

/** All pages from `start` on, in the order they were read. */
async function walk<Row extends RowKey>(
  limit: number,
  read: (key: RowKey | undefined) => Promise<Page<Row>>,
  edge: (rows: Row[]) => Row | undefined,
  start?: RowKey,
): Promise<Row[][]> {
  const pages: Row[][] = []
  let key = start && keyOf(start)
  while (true) {
    const { rows, hasMore } = await read(key)
    pages.push(rows)
    const last = edge(rows)
    if (!hasMore || !last) return pages
    if (rows.length !== limit) throw new Error(`a page of ${limit} has ${rows.length} rows`)
    key = keyOf(last)
  }
}

const byAge = (a: RowKey, b: RowKey) =>
  b.dateCreated - a.dateCreated || (a.sid < b.sid ? 1 : -1)
const keyOf = ({ dateCreated, sid }: RowKey): RowKey => ({ dateCreated, sid })
const sidOf = ({ sid }: RowKey) => sid
const lastOf = <Row>(rows: Row[]) => rows.at(-1)
const firstOf = <Row>(rows: Row[]) => rows[0]
