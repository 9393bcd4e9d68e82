import { useId, useRef, useState, type FormEvent } from 'react'
import type { CreatedKey } from '../../../contract/keys.ts'
import { LIMITS } from '../../../contract/limits.ts'
import { messageOf } from '../../api/errors.ts'
import { useCreateKey } from '../../api/keys.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { NewSecret } from './NewSecret.tsx'

interface CreateKeyDialogProps {
  open: boolean
  onClose: () => void
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks what a new API key is for, then shows its secret, once. */
export function CreateKeyDialog({ open, onClose, finalFocus }: CreateKeyDialogProps) {
  const [made, setMade] = useState<CreatedKey>()
  const [name, setName] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const done = useRef<HTMLButtonElement>(null)
  const formId = useId()
  const create = useCreateKey()
  const isNamed = name.trim() !== ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    if (!isNamed) return field.current?.focus()
    if (create.isPending) return
    try {
      setMade(await create.mutateAsync(name.trim()))
      announce('API key created. Copy its secret now: it is shown only once.')
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={made ? `API key “${made.friendly_name}” created` : 'Create API key'}
      description={
        made
          ? undefined
          : 'Scripts and Twilio’s tools sign in with it, so that none needs the account’s auth token.'
      }
      initialFocus={field}
      finalFocus={finalFocus}
      footer={
        made ? (
          <Button ref={done} variant="primary" onClick={onClose}>
            I have copied the secret
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" type="submit" form={formId} loading={create.isPending}>
              Create API key
            </Button>
          </>
        )
      }
    >
      {made ? (
        <NewSecret made={made} />
      ) : (
        <form
          id={formId}
          noValidate
          className="space-y-4"
          onSubmit={(event) => void submit(event)}
        >
          <TextField
            ref={field}
            label="Friendly name"
            required
            value={name}
            onChange={setName}
            error={isChecked && !isNamed ? 'Enter what the key is for.' : undefined}
            helpText="What it is for, such as “CI of the website”."
            maxLength={LIMITS.friendlyNameLength}
            autoComplete="off"
          />
          {refusal === undefined ? null : <Callout variant="error">{refusal}</Callout>}
        </form>
      )}
    </Dialog>
  )
}
