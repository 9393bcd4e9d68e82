import { useState } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { useDeleteEnvironment } from '../../api/environments.ts'
import { messageOf } from '../../api/errors.ts'
import { servedAt } from '../../lib/domains.ts'
import { AlertDialog } from '../../ui/AlertDialog.tsx'
import { announce } from '../../ui/announce.ts'
import { toasts } from '../../ui/toasts.ts'

interface DeleteEnvironmentDialogProps {
  service: Service
  environment: Environment
  open: boolean
  onClose: () => void
  onDeleted: () => void
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks for the name of an Environment before it goes: nothing brings it back. */
export function DeleteEnvironmentDialog(props: DeleteEnvironmentDialogProps) {
  const { service, environment, open, onClose, onDeleted, finalFocus } = props
  const remove = useDeleteEnvironment(service)
  const [refusal, setRefusal] = useState<string>()
  const { unique_name: name } = environment
  const close = () => {
    setRefusal(undefined)
    onClose()
  }
  const confirm = async () => {
    try {
      await remove.mutateAsync(environment.sid)
      close()
      onDeleted()
      toasts.add({ variant: 'success', title: `Environment “${name}” deleted` })
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
    }
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={`Delete Environment “${name}”?`}
      confirmLabel="Delete Environment"
      destructive
      busy={remove.isPending}
      error={refusal}
      nameToType={name}
      onConfirm={() => void confirm()}
      finalFocus={finalFocus}
    >
      <p>
        You’re deleting {name} of {service.unique_name}, with its history, Variables and logs.
        Nothing is served at <strong className="font-semibold">{servedAt(environment)}</strong>{' '}
        any more. You cannot undo this action.
      </p>
      <p>Functions, and assets that are live in other Environments, stay there.</p>
    </AlertDialog>
  )
}
