import { useRef, useState } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { Button } from '../../ui/Button.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { createEnvironmentDialog } from './late-parts.ts'

interface CreateEnvironmentButtonProps {
  service: Service
  onCreated: (environment: Environment) => void
}

/** The way to a Service's first Environment. */
export function CreateEnvironmentButton({ service, onCreated }: CreateEnvironmentButtonProps) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const dialog = useOptionalPart(createEnvironmentDialog, open, close)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={button} variant="primary" onClick={() => setOpen(true)}>
        Create Environment
      </Button>
      {dialog.kind === 'here' ? (
        <dialog.part
          {...{ service, open, onCreated }}
          onClose={close}
          finalFocus={() => button.current}
        />
      ) : null}
    </>
  )
}
