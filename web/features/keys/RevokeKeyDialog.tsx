import { useState } from 'react'
import type { Key } from '../../../contract/keys.ts'
import { messageOf } from '../../api/errors.ts'
import { useRevokeKey } from '../../api/keys.ts'
import { AlertDialog } from '../../ui/AlertDialog.tsx'
import { announce } from '../../ui/announce.ts'
import { toasts } from '../../ui/toasts.ts'

interface RevokeKeyDialogProps {
  apiKey: Key
  open: boolean
  onClose: () => void
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks before a key is revoked: nothing makes the same one again. */
export function RevokeKeyDialog({ apiKey, open, onClose, finalFocus }: RevokeKeyDialogProps) {
  const revoke = useRevokeKey()
  const [refusal, setRefusal] = useState<string>()
  const { friendly_name: name, sid } = apiKey
  const close = () => {
    setRefusal(undefined)
    onClose()
  }
  const confirm = async () => {
    try {
      await revoke.mutateAsync(sid)
      close()
      toasts.add({ variant: 'success', title: `API key “${name}” revoked` })
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
    }
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={`Revoke API key “${name}”?`}
      confirmLabel="Revoke API key"
      destructive
      busy={revoke.isPending}
      error={refusal}
      onConfirm={() => void confirm()}
      finalFocus={finalFocus}
    >
      <p>
        You’re revoking {name}. Scripts and tools that use it are refused from now on. You
        cannot undo this action.
      </p>
    </AlertDialog>
  )
}
