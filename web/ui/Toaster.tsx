import { useStore } from '../lib/use-store.ts'
import { useLatePart } from '../lib/use-late-part.ts'
import { MISSING_PART } from './missing-part.ts'
import { toastList } from './overlay-parts.ts'
import { toasts } from './toasts.ts'

/** Shows the toasts, once there is one. Mount once. */
export function Toaster() {
  const count = useStore(toasts).length
  const list = useLatePart(toastList, count > 0, () => undefined)
  if (list.kind === 'here') return <list.part />
  if (list.kind === 'away' || count === 0) return null
  // They were spoken all the same; that is said here of what shows them.
  return (
    <p className="fixed inset-x-2 bottom-2 z-70 rounded-30 border border-error-weaker bg-error-weakest p-4">
      Notifications can’t be shown. {MISSING_PART}
    </p>
  )
}
