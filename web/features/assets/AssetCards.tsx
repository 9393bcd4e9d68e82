import { useRef } from 'react'
import { useColumns, useDocumentTop } from './use-layout.ts'
import { AssetCard } from './AssetCard.tsx'
import type { AssetsViewProps } from './item.ts'
import { ListRows } from './ListRows.tsx'
import { countWords } from './list-words.ts'

const CARD_REM = 17.5
const GAP_REM = 1
const ROW_ESTIMATE_PX = 370

/** The list as cards, as many abreast as fit. */
export function AssetCards({ items, total, kept, acts, onNearEnd }: AssetsViewProps) {
  const list = useRef<HTMLDivElement>(null)
  const top = useDocumentTop(list)
  const columns = useColumns(list, CARD_REM, GAP_REM)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows stand between the list and its items, as <ul> allows none
    <div ref={list} role="list" aria-label={countWords(total, false)}>
      <ListRows
        key={columns}
        total={total}
        perRow={columns}
        count={Math.ceil(items.length / columns)}
        estimate={ROW_ESTIMATE_PX}
        top={top}
        kept={kept === null ? null : Math.floor(kept / columns)}
        onNearEnd={onNearEnd}
        renderGap={(height, key) => <div key={key} aria-hidden style={{ height }} />}
        renderRow={(row, measure) => (
          <div
            key={row}
            {...measure}
            role="presentation"
            className="grid gap-4 pb-4"
            style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
          >
            {items.slice(row * columns, (row + 1) * columns).map((item) => (
              <div
                key={item.asset.sid}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list item, as above
                role="listitem"
                aria-setsize={total}
                aria-posinset={item.position}
                className="min-w-0"
              >
                <AssetCard item={item} acts={acts} />
              </div>
            ))}
          </div>
        )}
      />
    </div>
  )
}
