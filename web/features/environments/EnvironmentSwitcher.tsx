import type { Environment, Service } from '../../../contract/services.ts'
import { LateMenu } from '../../ui/LateMenu.tsx'
import { SwitcherButton } from '../../ui/SwitcherButton.tsx'
import { environmentMenu } from './late-parts.ts'

export interface EnvironmentSwitcherProps {
  service: Service
  /** The unique name of the Environment one is in. */
  current: string
  onSwitch: (environment: Environment) => void
  /** Called once the Environment that one is in is gone. */
  onDeleted: () => void
}

/** Says which Environment one is in, and leads to the others, to a new one, and to its end. */
export function EnvironmentSwitcher(props: EnvironmentSwitcherProps) {
  return (
    <LateMenu
      part={environmentMenu}
      renderMenu={(EnvironmentMenu, frame) => <EnvironmentMenu {...props} frame={frame} />}
      renderTrigger={(trigger) => (
        <SwitcherButton {...trigger} kind="Environment" current={props.current} />
      )}
    />
  )
}
