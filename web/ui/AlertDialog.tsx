import { lazy, Suspense, useState, type ReactNode, type RefObject } from 'react'
import { loadAlertDialogSkin } from './overlay-chunks.ts'

export interface AlertDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A question that names the act: "Delete 12 assets?" */
  title: string
  /** What goes and what follows: "You're deleting …. You cannot undo this action." */
  children: ReactNode
  /** The act again: "Delete assets". */
  confirmLabel: string
  onConfirm: () => void
  dismissLabel?: string
  destructive?: boolean
  /** While the act is under way: the dialog stays and its button spins. */
  busy?: boolean
  confirmDisabled?: boolean
  /** What gets the focus on closing; what had it before otherwise. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null)
}

const AlertDialogSkin = lazy(loadAlertDialogSkin)

/**
 * Asks before what can't be undone, and only then. The focus starts on the way out. It does
 * not close itself on confirming: set `open` to false when the act is done.
 */
export function AlertDialog(props: AlertDialogProps) {
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  if (!used && !props.open) return null
  return (
    <Suspense fallback={null}>
      <AlertDialogSkin {...props} />
    </Suspense>
  )
}
