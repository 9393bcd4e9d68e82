import { useRef, useState } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { Button } from '../../ui/Button.tsx'
import { CreateEnvironmentDialog } from './CreateEnvironmentDialog.tsx'

interface CreateEnvironmentButtonProps {
  service: Service
  variant?: 'primary' | 'secondary'
  onCreated: (environment: Environment) => void
}

/** The way to a new Environment, where there is none or another is needed. */
export function CreateEnvironmentButton(props: CreateEnvironmentButtonProps) {
  const { service, variant = 'primary', onCreated } = props
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={button} variant={variant} onClick={() => setOpen(true)}>
        Create Environment
      </Button>
      <CreateEnvironmentDialog
        {...{ service, open, onCreated }}
        onClose={close}
        finalFocus={() => button.current}
      />
    </>
  )
}
