import type { AssetFilters } from '../../api/assets.ts'
import { loadProblemOf } from '../../api/errors.ts'
import { useStore } from '../../lib/use-store.ts'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { AssetCards } from './AssetCards.tsx'
import type { AssetItem, ItemActs } from './item.ts'
import { assetTable } from './late-parts.ts'
import { DEFAULT_FILTERS } from './list-filters.ts'
import { ListEnd } from './ListEnd.tsx'
import { ListSkeleton } from './ListSkeleton.tsx'
import { NoMatch } from './NoMatch.tsx'
import type { AssetListState } from './use-asset-list.ts'
import { viewChoice } from './view-choice.ts'

interface AssetListBodyProps {
  list: AssetListState
  items: readonly AssetItem[]
  /** The index of the item that must stay in the page, if any. */
  kept: number | null
  acts: ItemActs
  filters: AssetFilters
  onFilter: (change: Partial<AssetFilters>) => void
  /** Moves the focus to an asset; null: to the list as a whole. */
  onFocus: (assetSid: string | null) => void
}

/** The list in the state it is in: on its way, missing, without a match, or there. */
export function AssetListBody(props: AssetListBodyProps) {
  const { list, items, kept, acts, filters, onFilter, onFocus } = props
  const view = useStore(viewChoice)
  const table = useOptionalPart(assetTable, view === 'table')
  const { total } = list

  if (total === null) {
    return list.error ? (
      <LoadProblem
        title="The assets could not be loaded"
        problem={loadProblemOf(list.error)}
        isRetrying={list.isFetching}
        onRetry={list.retry}
      />
    ) : (
      <ListSkeleton view={view} />
    )
  }
  if (total === 0) {
    const clear = () => {
      onFilter({ ...DEFAULT_FILTERS, sort: filters.sort })
      onFocus(null)
    }
    return <NoMatch onClear={clear} />
  }
  if (view === 'table' && table.kind === 'away') return <ListSkeleton view={view} />
  const loadMore = async () => {
    const first = await list.loadMore()
    if (first) onFocus(first.sid)
  }
  const viewProps = { items, total, kept, acts, onNearEnd: list.loadMoreUnasked }
  return (
    <div aria-busy={list.isOld} className={list.isOld ? 'opacity-60' : undefined}>
      {view === 'table' && table.kind === 'here' ? (
        <table.part {...viewProps} sort={filters.sort} onSort={(sort) => onFilter({ sort })} />
      ) : (
        <AssetCards {...viewProps} />
      )}
      <ListEnd
        loaded={items.length}
        total={total}
        hasMore={list.hasMore}
        isLoading={list.isLoadingMore}
        error={list.moreError}
        onLoadMore={() => void loadMore()}
      />
    </div>
  )
}
