import type { QueryClient } from '@tanstack/react-query'
import type { Asset } from '../../contract/assets.ts'
import type { Change } from '../../contract/changes.ts'
import type { Published } from '../../contract/uploads.ts'
import { latePart } from '../lib/late-part.ts'
import { assetListsKey, type AssetFilters, type AssetPages } from './assets.ts'

/** What a Change does to a list; nobody changes anything right at first. */
const changeOfPages = latePart(async () => (await import('./asset-pages.ts')).applyChange)

/** Long enough that a folder of small files ends in one refetch, not in one for each. */
const SETTLE_MS = 1000

/** Shows an upload in every cached list it belongs to, then has the lists fetched anew. */
export async function seedPublished(
  queryClient: QueryClient,
  { asset, change }: Published,
): Promise<void> {
  await seedChange(queryClient, change, [asset])
  settleLater(queryClient, asset.environment_sid)
}

/**
 * Shows a Change in every cached list of its Environment at once; `assets` are those that are live
 * by it. The lists on screen are right by that and stay as they are; all are marked stale, so
 * they are fetched anew when next shown.
 */
export async function seedChange(
  queryClient: QueryClient,
  change: Change,
  assets: Asset[],
): Promise<void> {
  const queryKey = assetListsKey(change.environment_sid)
  // A page that was asked for before the Change must not overwrite what is known after it. A
  // list without data is left to its first answer.
  await queryClient.cancelQueries({
    queryKey,
    predicate: ({ state }) => state.data !== undefined,
  })
  // Without it, the lists are only marked as stale.
  const applyChange = await changeOfPages.load().catch(() => null)
  for (const [key, pages] of queryClient.getQueriesData<AssetPages>({ queryKey })) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as assetsQuery made the key
    const filters = key[2] as AssetFilters
    if (pages && applyChange)
      queryClient.setQueryData(key, applyChange(pages, filters, change, assets))
  }
  const refetchType = applyChange ? 'none' : 'active'
  await queryClient.invalidateQueries({ queryKey, refetchType })
}

const settling = new Map<string, ReturnType<typeof setTimeout>>()

function settleLater(queryClient: QueryClient, environmentSid: string): void {
  clearTimeout(settling.get(environmentSid))
  const settle = () => {
    settling.delete(environmentSid)
    void queryClient.invalidateQueries({ queryKey: assetListsKey(environmentSid) })
  }
  settling.set(environmentSid, setTimeout(settle, SETTLE_MS))
}
