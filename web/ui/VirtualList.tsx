import { useCallback, useRef, type ReactNode } from 'react'
import { useFocusedRow } from './use-focused-row.ts'
import { VirtualRows } from './VirtualRows.tsx'

interface VirtualListProps<Item> {
  /** Names the list: "Chosen files". */
  label: string
  items: readonly Item[]
  /** A name for an item that stays its own. */
  keyOf: (item: Item) => string
  /** The likely height of a row in px. */
  estimate: number
  renderRow: (item: Item) => ReactNode
}

const GAP_PX = 8

/**
 * A list that scrolls in a box of its own and bears tens of thousands of items: only the rows in
 * sight are in the page, and the one that has the focus. Each says its place in the whole.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, keyOf, estimate, renderRow } = props
  const box = useRef<HTMLDivElement>(null)
  const focused = useFocusedRow(box)
  const kept = focused === null ? -1 : items.findIndex((item) => keyOf(item) === focused)
  const keyAt = useCallback(
    (index: number) => {
      const item = items[index]
      return item === undefined ? String(index) : keyOf(item)
    },
    [items, keyOf],
  )
  return (
    <VirtualRows
      box={box}
      count={items.length}
      estimate={estimate}
      gap={GAP_PX}
      keyOf={keyAt}
      kept={kept < 0 ? null : kept}
    >
      {(rows, height, measure) => {
        const there = rows.filter(({ index }) => index < items.length)
        const after = height - (there.at(-1)?.end ?? 0)
        return (
          // The padding leaves room for the focus ring, which the box would cut off.
          <div
            ref={box}
            className="-mx-1.5 max-h-[min(30rem,70dvh)] overflow-y-auto p-1.5 [overflow-anchor:none]"
          >
            <ul aria-label={label} style={{ paddingBottom: Math.max(0, after) }}>
              {there.map(({ index, start }, at) => {
                const item = items[index]
                return item === undefined ? null : (
                  <li
                    key={keyOf(item)}
                    ref={measure}
                    data-index={index}
                    data-row={keyOf(item)}
                    aria-setsize={items.length}
                    aria-posinset={index + 1}
                    style={{ marginTop: start - (there[at - 1]?.end ?? 0) }}
                  >
                    {renderRow(item)}
                  </li>
                )
              })}
            </ul>
          </div>
        )
      }}
    </VirtualRows>
  )
}
