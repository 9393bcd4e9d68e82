import {
  defaultRangeExtractor,
  useWindowVirtualizer,
  type Range,
} from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { rowsToRender, type PlacedRow } from '../../ui/virtual-gaps.ts'

/** The rows to render now, and what measures each. */
export interface RowsInSight {
  rows: readonly PlacedRow[]
  /** Of the whole list, in px. */
  height: number
  measure: (row: Element | null) => void
}

export interface VirtualWindowProps {
  /** How many rows are loaded. */
  count: number
  /** The likely height of a row in px; each is measured once it is there. */
  estimate: number
  /** Where the rows begin, in px from the top of the document. */
  top: number
  /** A row to render wherever it is, because the focus is in it. */
  kept: number | null
  /** Called when the last rows come near the window. */
  onNearEnd: () => void
  onRows: (inSight: RowsInSight) => void
}

const OVERSCAN = 2

/**
 * Tells which rows of a long list are in the window, and draws nothing: the rows stay where
 * they are, with the focus in them, when this one's code arrives.
 */
export function VirtualWindow(props: VirtualWindowProps) {
  const { count, estimate, top, kept, onNearEnd, onRows } = props
  // oxlint-disable-next-line react/incompatible-library -- this component does nothing else
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin: top,
    // A new function would make every row a new one.
    rangeExtractor: useCallback(
      (range: Range) => rowsToRender(defaultRangeExtractor(range), kept, count),
      [kept, count],
    ),
  })
  const isNearEnd = (virtualizer.range?.endIndex ?? 0) >= count - 1 - OVERSCAN
  const reach = useRef(onNearEnd)
  useEffect(() => {
    reach.current = onNearEnd
  })
  useEffect(() => {
    if (isNearEnd) reach.current()
  }, [isNearEnd, count])

  const items = virtualizer.getVirtualItems()
  const height = virtualizer.getTotalSize()
  useLayoutEffect(() => {
    const rows = items.map(({ index, start, end }) => ({
      index,
      start: start - top,
      end: end - top,
    }))
    onRows({ rows, height, measure: virtualizer.measureElement })
  }, [items, height, top, virtualizer, onRows])
  return null
}
