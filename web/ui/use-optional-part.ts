import type { LatePart, PartState } from '../lib/late-part.ts'
import { useLatePart } from '../lib/use-late-part.ts'
import { MISSING_PART } from './missing-part.ts'
import { toasts } from './toasts.ts'

/**
 * A late part that the page can do without. That it cannot be fetched is told in a toast, and
 * `onMissing` puts back whatever wanted it.
 */
export function useOptionalPart<Part>(
  late: LatePart<Part>,
  isWanted: boolean,
  onMissing?: () => void,
): PartState<Part> {
  return useLatePart(late, isWanted, () => {
    tellMissing()
    onMissing?.()
  })
}

let shown: string | null = null

/** Tells of a missing part in a toast; however many are missing, the remedy is the same. */
export function tellMissing(): void {
  if (shown !== null) toasts.dismiss(shown)
  shown = toasts.add({
    variant: 'error',
    title: 'A part of the console is missing',
    body: MISSING_PART,
    action: { label: 'Reload the console', onAction: () => window.location.reload() },
  })
}
