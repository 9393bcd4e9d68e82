import type { ReactNode, RefObject } from 'react'
import { alertDialogSkin } from './overlay-parts.ts'
import { useOptionalPart } from './use-optional-part.ts'

export interface AlertDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A question that names the act: "Delete 12 assets?" */
  title: string
  /** What goes and what follows: "You’re deleting …. You cannot undo this action." */
  children: ReactNode
  /** The act again: "Delete assets". */
  confirmLabel: string
  onConfirm: () => void
  destructive?: boolean
  /** While the act is under way: the dialog stays and its button spins. */
  busy?: boolean
  /** Why the act failed. */
  error?: string | undefined
  /** What must be typed first, where much would be lost: the name of what goes. */
  nameToType?: string
  /** What gets the focus on closing; what had it before otherwise. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null)
}

/**
 * Asks before what can't be undone, and only then. The focus starts on the way out. It does
 * not close itself on confirming: set `open` to false when the act is done.
 */
export function AlertDialog(props: AlertDialogProps) {
  const skin = useOptionalPart(alertDialogSkin, props.open, () => props.onOpenChange(false))
  return skin.kind === 'here' ? <skin.part {...props} /> : null
}
