import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Asset } from '../../../contract/assets.ts'
import { assetsQuery, type AssetFilters } from '../../api/assets.ts'
import { Unreachable } from '../../api/errors.ts'
import type { Place } from '../../api/place.ts'

/** A list as far as it is loaded, and how to get more. */
export interface AssetListState {
  assets: readonly Asset[]
  /** All that match, loaded or not; null while that is unknown. */
  total: number | null
  /** Whether this is still the answer to the question before. */
  isOld: boolean
  isFetching: boolean
  error: Error | null
  /** Why what is shown could not be fetched anew; a lost Hangar is the app's to tell. */
  refreshError: Error | null
  retry: () => void
  hasMore: boolean
  isLoadingMore: boolean
  /** Why the next page did not come. */
  moreError: Error | null
  /** Resolves with the first asset that came, if one did. */
  loadMore: () => Promise<Asset | null>
  /** As scrolling asks: not while something is on its way, nor again after a failure. */
  loadMoreUnasked: () => void
}

const NONE: readonly Asset[] = []

/** An Environment's assets, page by page. */
export function useAssetList(place: Place, filters: AssetFilters): AssetListState {
  const list = useInfiniteQuery({
    ...assetsQuery(place, filters),
    // While a search is on its way, what was found before stays, marked as old.
    placeholderData: keepPreviousData,
  })
  const { data, error, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list
  const loadMore = async () => {
    const before = data?.pages.length ?? 0
    const result = await fetchNextPage({ cancelRefetch: false })
    return result.data?.pages[before]?.assets[0] ?? null
  }
  return {
    assets: data ? data.pages.flatMap((page) => page.assets) : NONE,
    total: data?.pages[0]?.total ?? null,
    isOld: list.isPlaceholderData,
    isFetching,
    error,
    refreshError:
      data && !isFetchNextPageError && !(error instanceof Unreachable) ? error : null,
    retry: () => void list.refetch(),
    hasMore: hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    moreError: isFetchNextPageError ? error : null,
    loadMore,
    loadMoreUnasked: () => {
      if (hasNextPage && !isFetching && !isFetchNextPageError) void loadMore()
    },
  }
}
