import { useRef, useState, type RefObject } from 'react'
import { mockNotice } from '../../../lib/mock-notice.ts'
import { useStore } from '../../../lib/use-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { CommandBox } from './CommandBox.tsx'
import { newScriptForm, writeScript } from './script-form.ts'
import { ScriptCredentials } from './ScriptCredentials.tsx'
import { ScriptOptions } from './ScriptOptions.tsx'
import { type UploadPlace, destinationOf, namedEnvironment } from './upload-place.ts'

interface ScriptDialogProps {
  open: boolean
  place: UploadPlace
  /** The folder that the review would put files into, as typed there. */
  folder: string
  onClose: () => void
  opener: RefObject<HTMLElement | null>
}

/** Writes the cURL command that publishes files to just this place. */
export function ScriptDialog({ open, place, folder, onClose, opener }: ScriptDialogProps) {
  const [form, setForm] = useState(() => newScriptForm(folder, navigator.userAgent))
  const isMock = useStore(mockNotice) !== null
  const nameField = useRef<HTMLInputElement>(null)
  const script = writeScript(form, {
    origin: location.origin,
    service: place.service.unique_name,
    environment: namedEnvironment(place),
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      size="wide"
      title="Upload from a script"
      description={`With this cURL command a script or CI publishes to ${destinationOf(place).name}, without the console.`}
      initialFocus={nameField}
      finalFocus={opener}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="space-y-5">
        <ScriptOptions
          form={form}
          onChange={(changed) => setForm({ ...form, ...changed })}
          nameProblem={script.ok ? undefined : script.nameProblem}
          folderProblem={script.ok ? undefined : script.folderProblem}
          nameField={nameField}
        />
        {isMock ? (
          <Callout variant="warning" title="This is the mock: the command reaches nothing">
            All data is in this tab, where no other program can send anything. On a Hangar
            server the command works as it is.
          </Callout>
        ) : null}
        {script.ok ? (
          <div className="space-y-2">
            <CommandBox label="Command" command={script.command} copyLabel="Copy command" />
            <p className="text-weak">
              Needs curl 7.76 or newer. It ends with an error if Hangar refuses a file, and
              prints why.
            </p>
          </div>
        ) : null}
        <ScriptCredentials shell={form.shell} accountSid={place.service.account_sid} />
      </div>
    </Dialog>
  )
}
