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

/** So seldom are lists drawn anew while a thousand files a minute come in. */
const GATHER_MS = 250

/** What comes in until the lists of an Environment are drawn again, and when they are. */
interface Gathering {
  uploads: Published[]
  shown: Promise<void>
}

/**
 * Makes what shows an upload in every cached list it belongs to, then has the lists fetched anew.
 * The first one is shown at once, what follows soon after it together; resolves when it is.
 */
export function createUploadSeeder(
  queryClient: QueryClient,
): (published: Published) => Promise<void> {
  const gathering = new Map<string, Gathering>()

  const show = (
    environmentSid: string,
    first: Published,
    others: Published[],
  ): Promise<void> => {
    const uploads: Published[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    gathering.set(environmentSid, { uploads, shown: promise })
    setTimeout(() => {
      gathering.delete(environmentSid)
      const [next, ...rest] = uploads
      if (next) resolve(show(environmentSid, next, rest))
    }, GATHER_MS)
    settleLater(queryClient, environmentSid)
    const { change, assets } = asOne(first, others)
    return seedChange(queryClient, change, assets)
  }

  return (published) => {
    const environmentSid = published.asset.environment_sid
    const gathered = gathering.get(environmentSid)
    if (!gathered) return show(environmentSid, published, [])
    gathered.uploads.push(published)
    return gathered.shown
  }
}

/** Uploads as if they were one Change: a list of thousands is gone through once, not for each. */
function asOne(first: Published, others: readonly Published[]) {
  const uploads = [first, ...others]
  const entries = uploads.flatMap(({ change }) => change.entries)
  // Of several for one path the last is live.
  const live = new Map(uploads.map(({ asset }) => [asset.path, asset]))
  return { change: { ...first.change, entries }, assets: [...live.values()] }
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
    if (!pages || !applyChange) continue
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
