import { useId, useRef, useState, type FormEvent, type RefObject } from 'react'
import { useLocation } from 'wouter'
import { LIMITS } from '../../../contract/limits.ts'
import { messageOf } from '../../api/errors.ts'
import { useCreateService } from '../../api/service-acts.ts'
import { paths } from '../../lib/paths.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { domainPreview, uniqueNameError } from './service-words.ts'

interface CreateServiceDialogProps {
  open: boolean
  onClose: () => void
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks for the name of a new Service, shows the domain it will have, and goes there. */
export function CreateServiceDialog({ open, onClose, finalFocus }: CreateServiceDialogProps) {
  const formId = useId()
  const nameField = useRef<HTMLInputElement>(null)
  const createService = useCreateService()
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Create Service"
      description="A Service is one hosted site with a domain of its own. Its unique name cannot be changed later."
      initialFocus={nameField}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            loading={createService.isPending}
          >
            Create Service
          </Button>
        </>
      }
    >
      <CreateServiceForm {...{ formId, nameField, createService, onClose }} />
    </Dialog>
  )
}

interface CreateServiceFormProps {
  formId: string
  nameField: RefObject<HTMLInputElement | null>
  createService: ReturnType<typeof useCreateService>
  onClose: () => void
}

// A component of its own, so that each opening of the dialog starts with empty fields.
function CreateServiceForm(props: CreateServiceFormProps) {
  const { formId, nameField, createService, onClose } = props
  const [, navigate] = useLocation()
  const [uniqueName, setUniqueName] = useState('')
  const [friendlyName, setFriendlyName] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const preview = domainPreview(uniqueName)
  const typedError = uniqueName === '' ? undefined : uniqueNameError(uniqueName)

  const refuse = (reason: string) => {
    setRefusal(reason)
    announce(reason, 'assertive')
    nameField.current?.focus()
  }
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const error = uniqueNameError(uniqueName)
    if (error !== undefined) return refuse(error)
    if (createService.isPending) return
    const friendly_name = friendlyName.trim() || undefined
    try {
      const made = await createService.mutateAsync({ unique_name: uniqueName, friendly_name })
      announce(`Service ${made.unique_name} created`)
      onClose()
      navigate(paths.service(made.unique_name))
    } catch (problem) {
      refuse(messageOf(problem))
    }
  }

  return (
    <form id={formId} noValidate className="space-y-4" onSubmit={(event) => void create(event)}>
      <TextField
        ref={nameField}
        label="Unique name"
        required
        value={uniqueName}
        onChange={(name) => {
          setUniqueName(name)
          setRefusal(undefined)
        }}
        error={refusal ?? typedError}
        helpText={
          preview === null
            ? `Letters, digits and dashes, up to ${LIMITS.uniqueNameLength}.`
            : `Its domain will be like ${preview}; Hangar chooses the digits.`
        }
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        label="Friendly name"
        value={friendlyName}
        onChange={setFriendlyName}
        maxLength={LIMITS.friendlyNameLength}
        helpText="Optional. For people; the unique name is used otherwise."
        autoComplete="off"
      />
    </form>
  )
}
