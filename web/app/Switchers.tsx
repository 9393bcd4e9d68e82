import { useLocation } from 'wouter'
import type { Environment, Service } from '../../contract/services.ts'
import { EnvironmentSwitcher } from '../features/environments/EnvironmentSwitcher.tsx'
import { ServiceSwitcher } from '../features/services/ServiceSwitcher.tsx'
import { paths, type ServicePageName } from '../lib/paths.ts'

interface SwitchersProps {
  /** Unique names, from the address. */
  name: string
  environment: string | undefined
  page: ServicePageName
  /** Undefined while it is on its way. */
  service: Service | undefined
}

/** Which Service and Environment one works in; whoever goes to another stays on the page. */
export function Switchers({ name, environment, page, service }: SwitchersProps) {
  const [, navigate] = useLocation()
  const toService = ({ unique_name, environments }: Service) => {
    const namesake = environments.find((each) => each.unique_name === environment)
    const there = namesake ?? environments[0]
    navigate(
      there ? paths.page(unique_name, there.unique_name, page) : paths.service(unique_name),
    )
  }
  const toEnvironment = (chosen: Environment) =>
    navigate(paths.page(name, chosen.unique_name, page))
  return (
    <div className="flex min-w-0 items-center">
      <ServiceSwitcher current={name} onSwitch={toService} />
      {service === undefined || environment === undefined ? null : (
        <>
          <span aria-hidden className="px-0.5 text-40 text-weak sm:px-2">
            /
          </span>
          <EnvironmentSwitcher
            service={service}
            current={environment}
            onSwitch={toEnvironment}
            onDeleted={() => navigate(paths.service(name))}
          />
        </>
      )}
    </div>
  )
}
