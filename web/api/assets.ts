import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query'
import type { AssetPage, AssetSort, Visibility } from '../../contract/assets.ts'
import { answerOf, api } from './client.ts'

/** What to list: `q` finds a part of the path ('' finds all), null means any visibility. */
export interface AssetFilters {
  q: string
  visibility: Visibility | null
  sort: AssetSort
}

/** The loaded pages of one list, as the cache holds them. */
export type AssetPages = InfiniteData<AssetPage, string | null>

/** Key of every list of a Service's assets, whatever its filters. */
export const assetListsKey = (serviceSid: string) => ['assets', serviceSid] as const

/** A Service's live assets, page by page. */
export const assetsQuery = (serviceSid: string, filters: AssetFilters) =>
  infiniteQueryOptions({
    queryKey: [...assetListsKey(serviceSid), filters],
    queryFn: ({ pageParam, signal }): Promise<AssetPage> => {
      const { q, visibility, sort } = filters
      const query = {
        sort,
        ...(q !== '' && { q }),
        ...(visibility && { visibility }),
        ...(pageParam !== null && { cursor: pageParam }),
      }
      return answerOf(
        api.services[':service'].assets.$get(
          { param: { service: serviceSid }, query },
          { init: { signal } },
        ),
      )
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
