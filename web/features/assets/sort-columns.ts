import type { AssetSort } from '../../../contract/assets.ts'

export type SortColumn = 'path' | 'size' | 'date_updated'

/** How a column is sorted now, as aria-sort says it. */
export function sortState(
  sort: AssetSort,
  column: SortColumn,
): 'ascending' | 'descending' | 'none' {
  if (sort === column) return 'ascending'
  return sort === `-${column}` ? 'descending' : 'none'
}

/** The order after a click on a column: turned round, or that which people look for first. */
export function sortBy(sort: AssetSort, column: SortColumn): AssetSort {
  if (sort === column) return `-${column}`
  if (sort === `-${column}`) return column
  return column === 'path' ? 'path' : `-${column}`
}
