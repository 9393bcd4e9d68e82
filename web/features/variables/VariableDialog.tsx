import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { Environment } from '../../../contract/services.ts'
import type { Variable } from '../../../contract/variables.ts'
import { messageOf } from '../../api/errors.ts'
import { useCreateVariable, useUpdateVariable } from '../../api/variables.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { byteCount, keyError, valueError } from './variable-words.ts'

interface VariableDialogProps {
  environment: Environment
  variables: readonly Variable[]
  /** The one to change; null to add one. */
  variable: Variable | null
  open: boolean
  onClose: () => void
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks for the key and the value of a Variable, and checks them as one types. */
export function VariableDialog(props: VariableDialogProps) {
  const { environment, variables, variable, open, onClose, finalFocus } = props
  const [typed, setTyped] = useState({ key: variable?.key ?? '', value: variable?.value ?? '' })
  const [isChecked, setIsChecked] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const keyField = useRef<HTMLInputElement>(null)
  const valueField = useRef<HTMLTextAreaElement>(null)
  const formId = useId()
  const create = useCreateVariable(environment)
  const update = useUpdateVariable(environment)
  const isBusy = create.isPending || update.isPending
  const others = variables.filter(({ sid }) => sid !== variable?.sid)
  const wrongKey = keyError(typed.key, others)
  const wrongValue = valueError(typed.value)

  const change = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part })
    setRefusal(undefined)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    if (wrongKey !== undefined) return keyField.current?.focus()
    if (wrongValue !== undefined) return valueField.current?.focus()
    if (isBusy) return
    try {
      if (variable === null) await create.mutateAsync(typed)
      else await update.mutateAsync({ sid: variable.sid, ...typed })
      announce(`${typed.key} ${variable === null ? 'added' : 'saved'}`)
      onClose()
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={variable === null ? 'Add Variable' : `Edit ${variable.key}`}
      description={`For Functions in ${environment.unique_name}. They have it from their next run on, without a deployment.`}
      initialFocus={variable === null ? keyField : valueField}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} loading={isBusy}>
            {variable === null ? 'Add Variable' : 'Save'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="space-y-4" onSubmit={(event) => void save(event)}>
        <TextField
          ref={keyField}
          label="Key"
          required
          value={typed.key}
          onChange={(key) => change({ key })}
          error={isChecked || typed.key !== '' ? wrongKey : undefined}
          helpText="Letters, digits and underscores, such as API_KEY."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextArea
          ref={valueField}
          label="Value"
          required
          value={typed.value}
          onChange={(value) => change({ value })}
          error={isChecked || typed.value !== '' ? wrongValue : undefined}
          onKeyDown={submitOnEnter}
          helpText={`${byteCount(typed.value)}. Shift+Enter adds a line.`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {refusal === undefined ? null : <Callout variant="error">{refusal}</Callout>}
      </form>
    </Dialog>
  )
}

/** A line added by a hasty Enter would not be seen in a hidden value. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
