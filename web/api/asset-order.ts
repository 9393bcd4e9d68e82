import type { Asset, AssetSort } from '../../contract/assets.ts'

type Compare = (a: Asset, b: Asset) => number

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b))

const byPath: Compare = (a, b) => byText(a.path, b.path)
// ISO dates in UTC: their text sorts as the times do.
const byDate: Compare = (a, b) => byText(a.date_updated, b.date_updated)
const bySize: Compare = (a, b) => a.size - b.size
const turned =
  (compare: Compare): Compare =>
  (a, b) =>
    compare(b, a)
const thenByPath =
  (compare: Compare): Compare =>
  (a, b) =>
    compare(a, b) || byPath(a, b)

/** The orders of assetSortSchema, to place a row where the server would. */
export const ASSET_ORDERS: Record<AssetSort, Compare> = {
  path: byPath,
  '-path': turned(byPath),
  date_updated: thenByPath(byDate),
  '-date_updated': thenByPath(turned(byDate)),
  size: thenByPath(bySize),
  '-size': thenByPath(turned(bySize)),
}
