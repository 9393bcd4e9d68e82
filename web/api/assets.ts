import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query'
import type { AssetPage, AssetSort, Visibility } from '../../contract/assets.ts'
import { answerOf, api } from './client.ts'
import { inPlace, type Place } from './place.ts'

/** What to list: `q` finds a part of the path ('' finds all), null means any visibility. */
export interface AssetFilters {
  q: string
  visibility: Visibility | null
  sort: AssetSort
}

/** The loaded pages of one list, as the cache holds them. */
export type AssetPages = InfiniteData<AssetPage, string | null>

/** Key of every list of an Environment's assets, whatever its filters. */
export const assetListsKey = (environmentSid: string) => ['assets', environmentSid] as const

/** An Environment's live assets, page by page. */
export const assetsQuery = (place: Place, filters: AssetFilters) =>
  infiniteQueryOptions({
    queryKey: [...assetListsKey(place.sid), filters],
    queryFn: ({ pageParam, signal }): Promise<AssetPage> => {
      const { q, visibility, sort } = filters
      const { param, query: which } = inPlace(place)
      const query = {
        ...which,
        sort,
        ...(q !== '' && { q }),
        ...(visibility && { visibility }),
        ...(pageParam !== null && { cursor: pageParam }),
      }
      return answerOf(
        api.services[':service'].assets.$get({ param, query }, { init: { signal } }),
      )
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
