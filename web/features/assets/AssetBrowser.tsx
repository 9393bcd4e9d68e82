import { useRef, type ReactNode } from 'react'
import type { Environment } from '../../../contract/services.ts'
import { loadProblemOf } from '../../api/errors.ts'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { AssetListBody } from './AssetListBody.tsx'
import { AssetToolbar } from './AssetToolbar.tsx'
import { requestFocus } from './focus-requests.ts'
import type { ItemActs } from './item.ts'
import { renameDialog } from './late-parts.ts'
import { isFiltered } from './list-filters.ts'
import { countWords } from './list-words.ts'
import { neighbourOf } from './neighbour.ts'
import { useAnnouncedCount } from './use-announced-count.ts'
import { useAnnouncedError } from './use-announced-error.ts'
import { useAssetActs } from './use-asset-acts.ts'
import { useAssetList } from './use-asset-list.ts'
import { useFilters } from './use-filters.ts'
import { useItems } from './use-items.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useRename } from './use-rename.ts'

interface AssetBrowserProps {
  /** Whose live set is shown. */
  environment: Environment
  /** What to show while it has no asset at all. */
  emptyState: ReactNode
}

/** The assets of an Environment: find them, copy their URLs, and change what is served. */
export function AssetBrowser({ environment, emptyState }: AssetBrowserProps) {
  const section = useRef<HTMLElement>(null)
  const [filters, setFilters] = useFilters()
  const list = useAssetList(environment, filters)
  const { acts, proofs, focusRequests } = useAssetActs(environment)
  const kept = useKeptFocus(focusRequests, list.assets, section)
  const items = useItems(environment, list.assets, proofs)
  const { renaming, ...rename } = useRename()
  const dialog = useOptionalPart(renameDialog, renaming?.open ?? false, rename.stop)

  const isKnown = list.total !== null && !list.isOld
  const count = isKnown ? countWords(list.total ?? 0, isFiltered(filters)) : null
  useAnnouncedError(list.error)
  useAnnouncedCount(`${filters.q}\n${filters.visibility}`, count)

  const itemActs: ItemActs = {
    setVisibility: (asset, visibility) => void acts.setVisibility(asset, visibility),
    remove: (asset) => void acts.remove(asset, neighbourOf(list.assets, asset)),
    rename: rename.start,
  }

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Assets"
      className="own-focus-ring space-y-4"
    >
      {isKnown && list.total === 0 && !isFiltered(filters) ? (
        emptyState
      ) : (
        <>
          <AssetToolbar
            filters={filters}
            onChange={setFilters}
            count={count ?? (list.error ? '' : 'Loading…')}
          />
          {list.refreshError ? (
            <LoadProblem
              title="This list may be out of date"
              problem={loadProblemOf(list.refreshError)}
              isRetrying={list.isFetching}
              onRetry={list.retry}
            />
          ) : null}
          <AssetListBody
            {...{ list, items, kept, filters }}
            acts={itemActs}
            onFilter={setFilters}
            onFocus={(assetSid) => requestFocus(focusRequests, assetSid)}
          />
        </>
      )}
      {renaming && dialog.kind === 'here' ? (
        <dialog.part
          key={renaming.turn}
          asset={renaming.asset}
          open={renaming.open}
          assetsUrl={environment.assets_url}
          onClose={rename.stop}
          onMove={acts.move}
          finalFocus={() => menuButtonOf(section.current, renaming.asset.sid)}
        />
      ) : null}
    </section>
  )
}

const menuButtonOf = (root: HTMLElement | null, assetSid: string) =>
  root?.querySelector<HTMLElement>(`[data-asset="${assetSid}"] [aria-haspopup=menu]`) ?? null
