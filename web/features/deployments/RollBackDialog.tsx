import { useState } from 'react'
import type { Environment } from '../../../contract/services.ts'
import { messageOf } from '../../api/errors.ts'
import { AlertDialog } from '../../ui/AlertDialog.tsx'
import { announce } from '../../ui/announce.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { useRollBack } from './use-deployment-acts.ts'

interface RollBackDialogProps {
  buildSid: string
  /** When the Build was deployed. */
  deployed: string
  environment: Environment
  open: boolean
  onClose: () => void
  finalFocus: () => HTMLElement | null
}

/** Says what a rollback replaces before it does. */
export function RollBackDialog(props: RollBackDialogProps) {
  const { buildSid, deployed, environment, open, onClose, finalFocus } = props
  const rollBack = useRollBack(environment)
  const [refusal, setRefusal] = useState<string>()
  const close = () => {
    setRefusal(undefined)
    onClose()
  }
  const confirm = async () => {
    try {
      await rollBack.mutateAsync(buildSid)
      close()
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
    }
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title="Roll back to this deployment?"
      confirmLabel="Roll back"
      busy={rollBack.isPending}
      error={refusal}
      onConfirm={() => void confirm()}
      finalFocus={finalFocus}
    >
      <p>
        {environment.unique_name} will serve exactly the Build deployed{' '}
        <TimeAgo date={deployed} />. That replaces everything it serves now: Functions, their
        packages, and all assets, also those that were dropped since. Variables stay as they
        are.
      </p>
      <p>It takes effect at once, and you can undo it.</p>
    </AlertDialog>
  )
}
