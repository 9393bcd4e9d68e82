import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, type ReactNode, type RefObject } from 'react'
import { rowsToRender, type PlacedRow } from './virtual-gaps.ts'

export interface VirtualRowsProps {
  /** What scrolls. */
  box: RefObject<HTMLElement | null>
  count: number
  /** The likely height of a row in px; each is measured once it is there. */
  estimate: number
  /** Between two rows, in px. */
  gap: number
  /** The row's own name, so that what was measured stays its own when others go. */
  keyOf: (index: number) => string
  /** A row to render wherever it is, because the focus is in it. */
  kept: number | null
  /** Draws the rows to render now; `height` is that of the whole list, in px. */
  children: (
    rows: readonly PlacedRow[],
    height: number,
    measure: (row: Element | null) => void,
  ) => ReactNode
}

/** Up to how many rows a list is rendered whole: the browser can search those. */
const SHORT_LIST = 48
const OVERSCAN = 2
/** Stands for the box's height until it is known, in px. */
const FIRST_BOX = { width: 0, height: 480 }

/** Knows which rows of a list are in sight of the box that scrolls it. */
export function VirtualRows(props: VirtualRowsProps) {
  const { box, count, estimate, gap, keyOf, kept, children } = props
  // oxlint-disable-next-line react/incompatible-library -- this component does nothing else
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    gap,
    overscan: OVERSCAN,
    initialRect: FIRST_BOX,
    // A new function would make every row a new one.
    rangeExtractor: useCallback(
      (range: Range) =>
        count <= SHORT_LIST
          ? Array.from({ length: count }, (_, index) => index)
          : rowsToRender(defaultRangeExtractor(range), kept, count),
      [kept, count],
    ),
  })
  return children(
    virtualizer.getVirtualItems(),
    virtualizer.getTotalSize(),
    virtualizer.measureElement,
  )
}
