import { AlertDialog } from '../ui/AlertDialog.tsx'

interface SignOutDialogProps {
  open: boolean
  question: string
  onConfirm: () => void
  onClose: () => void
  finalFocus: () => HTMLElement | null
}

/** Asks before someone signs out whose uploads would have to wait. */
export function SignOutDialog(props: SignOutDialogProps) {
  const { open, question, onConfirm, onClose, finalFocus } = props
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={question}
      confirmLabel="Sign out"
      onConfirm={onConfirm}
      finalFocus={finalFocus}
    >
      <p>
        What is not sent yet waits in this tab, and goes on when you sign in here again. Once
        the tab is closed, the files must be chosen again.
      </p>
    </AlertDialog>
  )
}
