import {
  defaultRangeExtractor,
  useWindowVirtualizer,
  windowScroll,
  type Range,
} from '@tanstack/react-virtual'
import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
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
  const [scroll] = useState(windowScrollButAtFirst)
  // oxlint-disable-next-line react/incompatible-library -- this component does nothing else
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollToFn: scroll,
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
  const isShown = useRef(false)
  useLayoutEffect(() => {
    const rows = items.map(({ index, start, end }) => ({
      index,
      start: start - top,
      end: end - top,
    }))
    const show = () => onRows({ rows, height, measure: virtualizer.measureElement })
    // The first rows are there already: drawing and measuring those in sight can be cut up.
    if (isShown.current) show()
    else startTransition(show)
    isShown.current = true
  }, [items, height, top, virtualizer, onRows])
  return null
}

/**
 * At first the virtualizer scrolls the window to where that is anyway, which would make the
 * browser lay out the whole page at once.
 */
function windowScrollButAtFirst(): typeof windowScroll {
  let isFirst = true
  return (...scroll) => {
    if (!isFirst) windowScroll(...scroll)
    isFirst = false
  }
}
