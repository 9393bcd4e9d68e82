import { queryOptions } from '@tanstack/react-query'
import type { Asset, Visibility } from '../../contract/assets.ts'
import { LIMITS } from '../../contract/limits.ts'
import { answerOf, api } from './client.ts'
import { inPlace, type Place } from './place.ts'

interface Wanted {
  q?: string
  visibility?: Visibility
}

/** The first asset, in the order of paths, that `isIt` says yes to; null without one. */
async function findAsset(
  place: Place,
  wanted: Wanted,
  isIt: (asset: Asset) => boolean,
  signal: AbortSignal,
): Promise<Asset | null> {
  for await (const assets of pagesOf(place, wanted, signal)) {
    const found = assets.find(isIt)
    if (found) return found
  }
  return null
}

async function* pagesOf(place: Place, wanted: Wanted, signal: AbortSignal) {
  const { param, query: which } = inPlace(place)
  let cursor: string | null = null
  do {
    const query = {
      ...which,
      ...wanted,
      sort: 'path' as const,
      limit: String(LIMITS.pageSizeMax),
      ...(cursor !== null && { cursor }),
    }
    const page: { assets: Asset[]; next_cursor: string | null } = await answerOf(
      api.services[':service'].assets.$get({ param, query }, { init: { signal } }),
    )
    yield page.assets
    cursor = page.next_cursor
  } while (cursor !== null)
}

/** The live asset at exactly this path, whatever its visibility; null while there is none. */
export const assetAtQuery = (place: Place, path: string) =>
  queryOptions({
    queryKey: ['asset-at', place.sid, path],
    queryFn: ({ signal }) =>
      findAsset(place, { q: path }, (asset) => asset.path === path, signal),
    // It may be uploaded or made public in another tab, or by a Change this cache never sees.
    staleTime: 0,
  })

/** All private assets of an Environment, by path: what `Runtime.getAssets()` knows there. */
export const privateAssetsQuery = (place: Place) =>
  queryOptions({
    queryKey: ['private-assets', place.sid],
    queryFn: async ({ signal }): Promise<Asset[]> =>
      (await Array.fromAsync(pagesOf(place, { visibility: 'private' }, signal))).flat(),
    staleTime: 0,
  })
