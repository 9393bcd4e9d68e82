import { useRef, useState } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { LateMenu } from '../../ui/LateMenu.tsx'
import { SwitcherButton } from '../../ui/SwitcherButton.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import {
  createEnvironmentDialog,
  deleteEnvironmentDialog,
  environmentMenu,
} from './late-parts.ts'

interface EnvironmentSwitcherProps {
  service: Service
  /** The unique name of the Environment one is in. */
  current: string
  onSwitch: (environment: Environment) => void
  /** Called once the Environment that one is in is gone. */
  onDeleted: () => void
}

/** Says which Environment one is in, and leads to the others, to a new one, and to its end. */
export function EnvironmentSwitcher(props: EnvironmentSwitcherProps) {
  const { service, current, onSwitch, onDeleted } = props
  const [asked, setAsked] = useState<'create' | 'delete' | null>(null)
  const close = () => setAsked(null)
  const creating = useOptionalPart(createEnvironmentDialog, asked === 'create', close)
  const deleting = useOptionalPart(deleteEnvironmentDialog, asked === 'delete', close)
  const place = useRef<HTMLDivElement>(null)
  const finalFocus = () => place.current?.querySelector('button') ?? null
  const environment = service.environments.find((each) => each.unique_name === current)
  return (
    <div ref={place} className="min-w-0">
      <LateMenu
        part={environmentMenu}
        renderMenu={(EnvironmentMenu, frame) => (
          <EnvironmentMenu
            {...{ service, current, onSwitch, frame }}
            onCreate={() => setAsked('create')}
            onDelete={() => setAsked('delete')}
          />
        )}
        renderTrigger={(trigger) => (
          <SwitcherButton {...trigger} kind="Environment" current={current} />
        )}
      />
      {creating.kind === 'here' ? (
        <creating.part
          {...{ service, finalFocus }}
          open={asked === 'create'}
          onClose={close}
          onCreated={onSwitch}
        />
      ) : null}
      {deleting.kind === 'here' && environment !== undefined ? (
        <deleting.part
          {...{ service, environment, finalFocus, onDeleted }}
          open={asked === 'delete'}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
