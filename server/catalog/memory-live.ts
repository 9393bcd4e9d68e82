import { searchKey } from '../../contract/search-key.ts'
import { type SortColumn, compareKeys, liveKey, sortOf } from './live-order.ts'
import type { LivePage, LiveQuery, ServedPath } from './port.ts'
import type { LiveVersion } from './records.ts'

/** One Environment's live set in memory. */
export interface MemoryLive {
  atPath(path: string): LiveVersion | null
  ofResource(resourceSid: string): LiveVersion | null
  /** All of it, by path. */
  all(): LiveVersion[]
  page(query: LiveQuery): LivePage
  replace(served: readonly ServedPath[]): void
}

/** A live version with what searches look at, made once. */
interface Row {
  live: LiveVersion
  searchKey: string
}

/** Makes an empty live set. Each order is sorted when first asked for and kept until a write. */
export function createMemoryLive(): MemoryLive {
  const rows = new Map<string, Row>()
  const pathOf = new Map<string, string>()
  const orders = new Map<SortColumn, Row[]>()

  const atPath = (path: string) => rows.get(path)?.live ?? null
  const inOrder = (column: SortColumn) => {
    const known = orders.get(column)
    if (known) return known
    const sorted = sortRows([...rows.values()], column)
    orders.set(column, sorted)
    return sorted
  }
  const replace = (served: readonly ServedPath[]) => {
    orders.clear()
    for (const { path } of served) {
      pathOf.delete(atPath(path)?.version.resourceSid ?? '')
      rows.delete(path)
    }
    for (const { path, live } of served) {
      if (!live) continue
      rows.set(path, { live, searchKey: searchKey(path) })
      pathOf.set(live.version.resourceSid, path)
    }
  }
  return {
    atPath,
    ofResource: (resourceSid) => atPath(pathOf.get(resourceSid) ?? ''),
    all: () => inOrder('path').map(({ live }) => live),
    page: (query) => pageOf(inOrder(sortOf(query.sort).column), query),
    replace,
  }
}

function sortRows(rows: Row[], column: SortColumn): Row[] {
  const keyed = rows.map((row) => ({ row, key: liveKey(row.live, column) }))
  return keyed.toSorted((a, b) => compareKeys(a.key, b.key)).map(({ row }) => row)
}

function pageOf(ascending: Row[], query: LiveQuery): LivePage {
  const { column, descending } = sortOf(query.sort)
  const matching = ascending.filter(matcher(query))
  const rows = descending ? matching.toReversed() : matching
  const start = startOf(rows, query)
  const assets = rows.slice(start, start + query.limit).map(({ live }) => live)
  const last = assets.at(-1)
  const goesOn = start + assets.length < rows.length
  return {
    assets,
    total: rows.length,
    next: goesOn && last ? liveKey(last, column) : null,
  }
}

/** Pages are of Assets only. */
function matcher({ search, visibility }: LiveQuery): (row: Row) => boolean {
  const part = searchKey(search ?? '')
  return (row) =>
    row.live.kind === 'asset' &&
    (visibility === undefined || row.live.version.visibility === visibility) &&
    row.searchKey.includes(part)
}

/** Where the rows beyond `after` begin. */
function startOf(rows: Row[], { sort, after }: LiveQuery): number {
  if (!after) return 0
  const { column, descending } = sortOf(sort)
  const sign = descending ? -1 : 1
  const start = rows.findIndex(
    ({ live }) => sign * compareKeys(liveKey(live, column), after) > 0,
  )
  return start === -1 ? rows.length : start
}
