import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { Button } from '../../ui/Button.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { newFunctionDialog } from './late-parts.ts'

interface NewFunctionButtonProps {
  environment: Environment
  functions: readonly HangarFunction[]
  variant?: 'primary' | 'secondary'
}

/** Opens the dialog for a new Function. */
export function NewFunctionButton(props: NewFunctionButtonProps) {
  const { environment, functions, variant = 'secondary' } = props
  const [open, setOpen] = useState(false)
  const [turn, setTurn] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  const dialog = useOptionalPart(newFunctionDialog, open, () => setOpen(false))
  const start = () => {
    setTurn(turn + 1)
    setOpen(true)
  }
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        icon={<Plus aria-hidden className="size-4" />}
        onClick={start}
        onPointerEnter={newFunctionDialog.preload}
        onFocus={newFunctionDialog.preload}
      >
        New Function
      </Button>
      {dialog.kind === 'here' ? (
        <dialog.part
          key={turn}
          {...{ environment, functions, open }}
          onClose={() => setOpen(false)}
          finalFocus={() => button.current}
        />
      ) : null}
    </>
  )
}
