import { useId, useRef, useState, type FormEvent, type RefObject } from 'react'
import { LIMITS } from '../../../contract/limits.ts'
import type { Environment, Service } from '../../../contract/services.ts'
import { useCreateEnvironment } from '../../api/environments.ts'
import { messageOf } from '../../api/errors.ts'
import { previewDomain } from '../../lib/domains.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { domainSuffixError, environmentNameError, suggestSuffix } from './environment-words.ts'

interface CreateEnvironmentDialogProps {
  service: Service
  open: boolean
  onClose: () => void
  onCreated: (environment: Environment) => void
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks for the name and domain suffix of a new Environment, and shows the domain. */
export function CreateEnvironmentDialog(props: CreateEnvironmentDialogProps) {
  const { service, open, onClose, onCreated, finalFocus } = props
  const formId = useId()
  const nameField = useRef<HTMLInputElement>(null)
  const create = useCreateEnvironment(service)
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Create Environment"
      description={`An Environment serves ${service.unique_name} at a domain of its own, with its own assets, deployments and Variables.`}
      initialFocus={nameField}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} loading={create.isPending}>
            Create Environment
          </Button>
        </>
      }
    >
      <CreateEnvironmentForm {...{ formId, nameField, service, create, onClose, onCreated }} />
    </Dialog>
  )
}

interface CreateEnvironmentFormProps extends Pick<
  CreateEnvironmentDialogProps,
  'service' | 'onClose' | 'onCreated'
> {
  formId: string
  nameField: RefObject<HTMLInputElement | null>
  create: ReturnType<typeof useCreateEnvironment>
}

// A component of its own, so that each opening of the dialog starts with empty fields.
function CreateEnvironmentForm(props: CreateEnvironmentFormProps) {
  const { formId, nameField, service, create, onClose, onCreated } = props
  const { environments } = service
  const suffixField = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [typedSuffix, setTypedSuffix] = useState<string>()
  const [isChecked, setIsChecked] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const suffix = typedSuffix ?? suggestSuffix(name, service)
  const nameError = environmentNameError(name, environments)
  const suffixError = domainSuffixError(suffix, service)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    if (nameError !== undefined) return nameField.current?.focus()
    if (suffixError !== undefined) return suffixField.current?.focus()
    if (create.isPending) return
    try {
      const asked = { unique_name: name, ...(suffix !== '' && { domain_suffix: suffix }) }
      const made = await create.mutateAsync(asked)
      announce(`Environment ${made.unique_name} created`)
      onClose()
      onCreated(made)
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
      nameField.current?.focus()
    }
  }
  const change = (set: (text: string) => void) => (text: string) => {
    set(text)
    setRefusal(undefined)
  }

  return (
    <form id={formId} noValidate className="space-y-4" onSubmit={(event) => void submit(event)}>
      <TextField
        ref={nameField}
        label="Unique name"
        required
        value={name}
        onChange={change(setName)}
        error={isChecked || name !== '' ? nameError : undefined}
        helpText="Letters, digits and dashes, such as dev or stage. It cannot be changed later."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={LIMITS.environmentNameLength}
      />
      <TextField
        ref={suffixField}
        label="Domain suffix"
        value={suffix}
        onChange={change(setTypedSuffix)}
        error={isChecked || suffix !== '' ? suffixError : undefined}
        helpText={`What tells its domain from the others. Up to ${LIMITS.domainSuffixLength} letters, digits and inner dashes.`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {suffixError === undefined ? (
        <p>
          It will be served at{' '}
          <strong className="font-semibold break-all">{previewDomain(service, suffix)}</strong>
        </p>
      ) : null}
      {refusal === undefined ? null : <Callout variant="error">{refusal}</Callout>}
    </form>
  )
}
