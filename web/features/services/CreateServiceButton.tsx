import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CreateServiceDialog } from './CreateServiceDialog.tsx'

/** The way to a first Service. */
export function CreateServiceButton() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={button} variant="primary" onClick={() => setOpen(true)}>
        Create Service
      </Button>
      <CreateServiceDialog open={open} onClose={close} finalFocus={() => button.current} />
    </>
  )
}
