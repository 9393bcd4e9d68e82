import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { createServiceDialog } from './late-parts.ts'

/** The way to a first Service. */
export function CreateServiceButton() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const dialog = useOptionalPart(createServiceDialog, open, close)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={button} variant="primary" onClick={() => setOpen(true)}>
        Create Service
      </Button>
      {dialog.kind === 'here' ? (
        <dialog.part open={open} onClose={close} finalFocus={() => button.current} />
      ) : null}
    </>
  )
}
