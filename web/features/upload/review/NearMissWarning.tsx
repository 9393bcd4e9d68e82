import { TriangleAlert } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { nearMissLine } from './near-miss-line.ts'

interface NearMissWarningProps {
  /** How many of the chosen files look private but will be public. */
  count: number
  onMakePrivate: () => void
  /** Shows only those; undefined where a glance finds them. */
  onShow: (() => void) | undefined
}

/** Beside Upload: what would be public although its name says otherwise, and the way out. */
export function NearMissWarning({ count, onMakePrivate, onShow }: NearMissWarningProps) {
  if (count === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-warning">
      <p className="flex gap-1.5">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-icon-warning" />
        {nearMissLine(count)}
      </p>
      <Button size="small" onClick={onMakePrivate}>
        {count === 1 ? 'Make it private' : 'Make them private'}
      </Button>
      {onShow ? (
        <Button size="small" onClick={onShow} aria-label="Show names that look private">
          Show
        </Button>
      ) : null}
    </div>
  )
}
