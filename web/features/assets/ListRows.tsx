import { useDeferredValue, useState, type ReactNode } from 'react'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { virtualWindow } from './late-parts.ts'
import { firstRows, withGaps } from '../../ui/virtual-gaps.ts'
import type { RowsInSight, VirtualWindowProps } from './VirtualWindow.tsx'

interface ListRowsProps extends Omit<VirtualWindowProps, 'onRows'> {
  /** How many assets are in the whole list, loaded or not. */
  total: number
  /** How many assets a row holds. */
  perRow: number
  renderRow: (index: number, measure: MeasuredRowProps) => ReactNode
  renderGap: (height: number, key: string) => ReactNode
}

/** To spread on the element of a row. */
export interface MeasuredRowProps {
  ref: RowsInSight['measure'] | undefined
  'data-index': number
}

/** Up to how many assets a list is rendered whole. */
const SHORT_LIST = 48
/**
 * Assets to render at once, a tall screen of them: of a short list the others follow in slices, of
 * a long one those in sight do.
 */
const FIRST_ASSETS = 24

/**
 * The rows of a list in normal flow: all of a short one; of a long one those in sight, with
 * gaps for the others. What finds those is fetched once a list is long.
 */
export function ListRows({ total, perRow, renderRow, renderGap, ...props }: ListRowsProps) {
  const { count, estimate, kept } = props
  const isLong = total > SHORT_LIST
  const late = useOptionalPart(virtualWindow, isLong)
  const [inSight, setInSight] = useState<RowsInSight | null>(null)

  const Window = isLong && late.kind === 'here' ? late.part : null
  const isWhole = !isLong || late.kind === 'missing'
  const atOnce = Math.min(count, Math.ceil(FIRST_ASSETS / perRow))
  const whole = useDeferredValue(count, atOnce)
  const first = isWhole ? Math.max(atOnce, Math.min(whole, count)) : atOnce
  const { rows, height, measure } = (Window && inSight) ?? {
    rows: firstRows(first, kept, count, estimate),
    height: count * estimate,
    measure: undefined,
  }
  const loaded = rows.filter(({ index }) => index < count)
  return (
    <>
      {withGaps(loaded, height).map((part) =>
        part.type === 'gap'
          ? renderGap(part.height, part.key)
          : renderRow(part.row.index, { ref: measure, 'data-index': part.row.index }),
      )}
      {Window ? <Window {...props} onRows={setInSight} /> : null}
    </>
  )
}
