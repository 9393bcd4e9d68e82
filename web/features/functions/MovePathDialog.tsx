import { useId, useRef, useState, type FormEvent } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { planPath } from './engine/function-path.ts'
import { takenPaths } from './engine/taken-paths.ts'
import { PathPreview } from './PathPreview.tsx'
import type { OpenFunction } from './use-function-text.ts'

interface MovePathDialogProps {
  fn: HangarFunction
  functions: readonly HangarFunction[]
  environment: Environment
  open: OpenFunction
  isOpen: boolean
  onClose: () => void
  finalFocus: () => HTMLElement | null
}

/** Asks for another path. It is part of what is typed: saved by Save, live by a deployment. */
export function MovePathDialog(props: MovePathDialogProps) {
  const { fn, functions, environment, open, isOpen, onClose, finalFocus } = props
  const [typed, setTyped] = useState(open.text.path)
  const [isRefused, setIsRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const formId = useId()
  const { visibility } = open.text
  const taken = takenPaths(functions, fn.sid)
  const plan = planPath({ typed, visibility, taken, assetsUrl: environment.assets_url })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!plan.ok) {
      setIsRefused(true)
      field.current?.focus()
      return
    }
    open.edit({ path: plan.path, visibility: plan.visibility })
    onClose()
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={`Change the path of ${fn.saved.path}`}
      description="It is saved with the Function, and in force after the next deployment. The old URL then stops working."
      initialFocus={field}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId}>
            Change path
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="space-y-4" onSubmit={submit}>
        <TextField
          ref={field}
          label="Path"
          required
          value={typed}
          onChange={setTyped}
          error={plan.ok || (typed === '' && !isRefused) ? undefined : plan.message}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PathPreview plan={plan} />
      </form>
    </Dialog>
  )
}
