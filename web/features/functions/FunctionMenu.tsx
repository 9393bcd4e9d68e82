import { Ellipsis, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MovePathDialog } from './MovePathDialog.tsx'
import { useDelete } from './use-delete.ts'
import type { OpenFunction } from './use-function-text.ts'
import { drafts, useWorkbench } from './workbench.ts'

interface FunctionMenuProps {
  fn: HangarFunction
  functions: readonly HangarFunction[]
  environment: Environment
  open: OpenFunction
}

/** What else can be done to a Function. */
export function FunctionMenu({ fn, functions, environment, open }: FunctionMenuProps) {
  const [isMoving, setIsMoving] = useState(false)
  const [turn, setTurn] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const remove = useDelete(environment)
  const { saver } = useWorkbench(environment)
  const name = fn.saved.path
  const discard = () => {
    drafts.drop(fn.sid)
    saver.settle(fn.sid)
  }
  const startMoving = () => {
    setTurn(turn + 1)
    setIsMoving(true)
  }
  return (
    <div ref={place}>
      <Menu
        align="end"
        renderTrigger={(props) => (
          <IconButton
            {...props}
            aria-label={`Actions for ${name}`}
            icon={<Ellipsis aria-hidden />}
          />
        )}
        entries={[
          {
            label: 'Change path…',
            icon: <Pencil aria-hidden />,
            onSelect: startMoving,
          },
          {
            label: 'Discard unsaved changes',
            icon: <RotateCcw aria-hidden />,
            disabled: !open.isDirty,
            onSelect: discard,
          },
          { type: 'separator' },
          {
            label: 'Delete',
            icon: <Trash2 aria-hidden />,
            destructive: true,
            onSelect: () => void remove(fn, open.text),
          },
        ]}
      />
      <MovePathDialog
        key={turn}
        {...{ fn, functions, environment, open }}
        isOpen={isMoving}
        onClose={() => setIsMoving(false)}
        finalFocus={() => place.current?.querySelector('button') ?? null}
      />
    </div>
  )
}
