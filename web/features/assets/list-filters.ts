import type { AssetSort, Visibility } from '../../../contract/assets.ts'
import type { AssetFilters } from '../../api/assets.ts'

/** What is listed when the address says nothing: all, the newest upload first. */
export const DEFAULT_FILTERS: AssetFilters = {
  q: '',
  visibility: null,
  sort: '-date_updated',
}

export const SORT_OPTIONS: readonly { value: AssetSort; label: string }[] = [
  { value: '-date_updated', label: 'Newest first' },
  { value: 'date_updated', label: 'Oldest first' },
  { value: 'path', label: 'Path A to Z' },
  { value: '-path', label: 'Path Z to A' },
  { value: '-size', label: 'Largest first' },
  { value: 'size', label: 'Smallest first' },
]

const VISIBILITIES: readonly Visibility[] = ['public', 'protected', 'private']

/** Filters from the address's query; what it does not know there is as if left out. */
export function filtersFrom(params: URLSearchParams): AssetFilters {
  const visibility = VISIBILITIES.find((known) => known === params.get('visibility'))
  const sort = SORT_OPTIONS.find(({ value }) => value === params.get('sort'))
  return {
    q: params.get('q')?.trim() ?? '',
    visibility: visibility ?? DEFAULT_FILTERS.visibility,
    sort: sort?.value ?? DEFAULT_FILTERS.sort,
  }
}

/** The address's query for filters: defaults are left out, what is not a filter stays. */
export function paramsWith(params: URLSearchParams, filters: AssetFilters): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of ['q', 'visibility', 'sort'] as const) {
    const value = filters[name]
    if (value === null || value === DEFAULT_FILTERS[name]) next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** Whether anything may be hidden by the filters; the order hides nothing. */
export const isFiltered = ({ q, visibility }: AssetFilters) => q !== '' || visibility !== null
