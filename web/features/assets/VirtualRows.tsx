import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode, type RefCallback } from 'react'
import { rowsToRender, withGaps } from './virtual-gaps.ts'

interface VirtualRowsProps {
  count: number
  /** The likely height of a row in px; each is measured once it is there. */
  estimate: number
  /** Where the rows begin, in px from the top of the document. */
  top: number
  /** A row to render wherever it is, because the focus is in it. */
  kept: number | null
  /** Called when the last rows come near the window. */
  onNearEnd: () => void
  renderRow: (index: number, measure: MeasuredRowProps) => ReactNode
  renderGap: (height: number, key: string) => ReactNode
}

/** To spread on the element of a row. */
export interface MeasuredRowProps {
  ref: RefCallback<HTMLElement>
  'data-index': number
}

const OVERSCAN = 2

/**
 * The rows of a long list that are in the window, in normal flow with gaps for the others. A
 * component of its own, because the React Compiler leaves out what uses a virtualizer.
 */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, estimate, top, kept, onNearEnd } = props
  // oxlint-disable-next-line react/incompatible-library -- why this is a component of its own
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin: top,
    rangeExtractor: (range) => rowsToRender(defaultRangeExtractor(range), kept, count),
  })
  const isNearEnd = (virtualizer.range?.endIndex ?? 0) >= count - 1 - OVERSCAN
  const reach = useRef(onNearEnd)
  useEffect(() => {
    reach.current = onNearEnd
  })
  useEffect(() => {
    if (isNearEnd) reach.current()
  }, [isNearEnd, count])

  const rows = virtualizer
    .getVirtualItems()
    .map(({ index, start, end }) => ({ index, start: start - top, end: end - top }))
  return withGaps(rows, virtualizer.getTotalSize()).map((part) =>
    part.type === 'gap'
      ? props.renderGap(part.height, part.key)
      : props.renderRow(part.row.index, {
          ref: virtualizer.measureElement,
          'data-index': part.row.index,
        }),
  )
}
