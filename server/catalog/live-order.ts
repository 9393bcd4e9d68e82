import type { AssetSort } from '../../contract/assets.ts'
import { compareCodePoints } from '../rules/code-point-order.ts'
import type { LiveKey } from './port.ts'
import type { LiveVersion } from './records.ts'

/** What a live set can be ordered by. */
export type SortColumn = 'path' | 'date_updated' | 'size'

/** Takes a sort apart. `descending` turns the whole order round, ties too. */
export function sortOf(sort: AssetSort): { column: SortColumn; descending: boolean } {
  switch (sort) {
    case 'path':
    case 'date_updated':
    case 'size':
      return { column: sort, descending: false }
    case '-path':
      return { column: 'path', descending: true }
    case '-date_updated':
      return { column: 'date_updated', descending: true }
    case '-size':
      return { column: 'size', descending: true }
  }
}

/** A row's place in the order by `column`. */
export function liveKey({ version }: LiveVersion, column: SortColumn): LiveKey {
  const { path } = version
  switch (column) {
    case 'path':
      return { value: path, path }
    case 'date_updated':
      return { value: version.dateCreated, path }
    case 'size':
      return { value: version.size, path }
  }
}

/** Compares two places of the same ascending order: the value decides, then the path. */
export function compareKeys(a: LiveKey, b: LiveKey): number {
  if (typeof a.value === 'number' && typeof b.value === 'number' && a.value !== b.value) {
    return a.value - b.value
  }
  return compareCodePoints(a.path, b.path)
}
