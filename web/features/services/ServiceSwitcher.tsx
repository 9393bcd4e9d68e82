import { useQuery } from '@tanstack/react-query'
import type { Service } from '../../../contract/services.ts'
import { servicesQuery } from '../../api/services.ts'
import { LateMenu } from '../../ui/LateMenu.tsx'
import { SwitcherButton } from '../../ui/SwitcherButton.tsx'
import { serviceMenu } from './late-parts.ts'

export interface ServiceSwitcherProps {
  /** The unique name of the Service one is in. */
  current: string
  onSwitch: (service: Service) => void
}

/** Says which Service one is in, and leads to the others and to a new one. */
export function ServiceSwitcher(props: ServiceSwitcherProps) {
  const services = useQuery(servicesQuery)
  return (
    <LateMenu
      part={serviceMenu}
      renderMenu={(ServiceMenu, frame) => (
        <ServiceMenu {...props} services={services.data ?? []} frame={frame} />
      )}
      renderTrigger={(trigger) => (
        <SwitcherButton {...trigger} kind="Service" current={props.current} />
      )}
    />
  )
}
