import { useQuery } from '@tanstack/react-query'
import type { Session } from '../../contract/session.ts'
import { ApiError } from '../api/errors.ts'
import { serviceQuery } from '../api/services.ts'
import { ServiceSwitcher } from '../features/services/ServiceSwitcher.tsx'
import { CONSOLE_ENVIRONMENT, paths } from '../lib/paths.ts'
import { AssetsPage } from './AssetsPage.tsx'
import { Frame } from './Frame.tsx'
import { LoadingPage } from './LoadingPage.tsx'
import { MissingService } from './MissingService.tsx'
import { QueryProblem } from './QueryProblem.tsx'

interface ServicePageProps {
  session: Session
  /** Unique names, from the address. */
  service: string
  environment: string
}

/** The frame around one Service, and its Assets page within. */
export function ServicePage({ session, service: name, environment }: ServicePageProps) {
  const crumbs = [
    { label: name, href: paths.assets(name) },
    { label: environment },
    { label: 'Assets' },
  ]
  return (
    <Frame
      session={session}
      switcher={<ServiceSwitcher current={name} />}
      crumbs={crumbs}
      assetsHref={paths.assets(name)}
      onAssets
    >
      <ServiceContent session={session} name={name} environment={environment} />
    </Frame>
  )
}

interface ServiceContentProps {
  session: Session
  name: string
  environment: string
}

function ServiceContent({ session, name, environment }: ServiceContentProps) {
  const service = useQuery(serviceQuery(name))
  if (service.data === undefined) {
    if (service.error === null) return <LoadingPage />
    const missing = service.error instanceof ApiError && service.error.status === 404
    return missing ? (
      <MissingService kind="Service" name={name} />
    ) : (
      <QueryProblem query={service} />
    )
  }
  return environment === CONSOLE_ENVIRONMENT ? (
    <AssetsPage key={service.data.sid} {...{ session, environment }} service={service.data} />
  ) : (
    <MissingService kind="environment" name={environment} />
  )
}
