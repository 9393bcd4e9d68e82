import { useSearchParams } from 'wouter'
import type { AssetFilters } from '../../api/assets.ts'
import { filtersFrom, paramsWith } from './list-filters.ts'

/** The filters of the list, kept in the address so that a view can be linked and gone back to. */
export function useFilters(): [AssetFilters, (change: Partial<AssetFilters>) => void] {
  const [params, setParams] = useSearchParams()
  const change = (changed: Partial<AssetFilters>) => {
    setParams((now) => paramsWith(now, { ...filtersFrom(now), ...changed }), { replace: true })
  }
  return [filtersFrom(params), change]
}
