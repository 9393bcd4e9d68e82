import { searchKey } from '../../contract/search-key.ts'
import type { Asset, Visibility } from '../../contract/assets.ts'
import type { Change } from '../../contract/changes.ts'
import type { AssetFilters, AssetPages } from './assets.ts'
import { ASSET_ORDERS } from './asset-order.ts'

/** The pages of one list, mutable: a copy that is being altered. */
type Draft = AssetPages['pages']

/**
 * The pages of a list after a Change, without asking the server. `assets` are those that are
 * live by it. What no longer matches the filters goes; what newly does comes in where the order
 * has it, or waits for its own page when that is not loaded yet; the total follows the Change's
 * entries. A row that only changed stays where it is, even when the list goes by date: it must
 * not leap from under the pointer. The next fetch puts it right.
 */
export function applyChange(
  pages: AssetPages,
  filters: AssetFilters,
  change: Change,
  assets: Asset[],
): AssetPages {
  const listed = assets.filter((asset) => matches(asset, filters))
  const incoming = new Map(listed.map((asset) => [asset.sid, asset]))
  const touched = new Set(change.entries.map(({ path }) => path))
  const added = addedTo(filters, change)

  const follow = (row: Asset): Asset[] => {
    if (!touched.has(row.path)) return [row]
    const next = incoming.get(row.sid)
    if (!next || !keepsPlace(row, next, filters, change)) return []
    incoming.delete(row.sid)
    return [next]
  }
  const draft: Draft = pages.pages.map((page) => ({
    ...page,
    total: Math.max(0, page.total + added),
    assets: page.assets.flatMap(follow),
  }))
  for (const asset of incoming.values()) insert(draft, asset, filters)
  return { ...pages, pages: draft }
}

// A new upload is what one looks for at the top of “newest first”.
function keepsPlace(before: Asset, after: Asset, { sort }: AssetFilters, { kind }: Change) {
  return kind !== 'upload' && (before.path === after.path || !sort.endsWith('path'))
}

/** As the catalog decides it: a part of the path in any case, and the visibility. */
function matches(
  { path, visibility }: { path: string; visibility: Visibility },
  filters: AssetFilters,
): boolean {
  if (filters.visibility && visibility !== filters.visibility) return false
  return searchKey(path).includes(searchKey(filters.q))
}

function addedTo(filters: AssetFilters, { entries }: Change): number {
  const counts = (path: string, version: { visibility: Visibility } | null) =>
    Number(version !== null && matches({ path, visibility: version.visibility }, filters))
  return entries.reduce(
    (sum, { path, before, after }) => sum + counts(path, after) - counts(path, before),
    0,
  )
}

function insert(pages: Draft, asset: Asset, { sort }: AssetFilters): void {
  const compare = ASSET_ORDERS[sort]
  for (const page of pages) {
    const place = page.assets.findIndex((other) => compare(asset, other) < 0)
    if (place < 0) continue
    page.assets.splice(place, 0, asset)
    return
  }
  const last = pages.at(-1)
  if (last?.next_cursor === null) last.assets.push(asset)
}
