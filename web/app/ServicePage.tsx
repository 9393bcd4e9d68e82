import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { Redirect } from 'wouter'
import type { Service } from '../../contract/services.ts'
import type { Session } from '../../contract/session.ts'
import { isNotFound } from '../api/errors.ts'
import { serviceQuery } from '../api/services.ts'
import { paths, type ServicePageName } from '../lib/paths.ts'
import { Frame } from './Frame.tsx'
import { LoadingPage } from './LoadingPage.tsx'
import { pageLabel, serviceNavigation } from './navigation.ts'
import { QueryProblem } from './QueryProblem.tsx'
import { ServicePageBody } from './ServicePageBody.tsx'
import { Switchers } from './Switchers.tsx'

const MissingPlace = lazy(async () => ({
  default: (await import('./MissingPlace.tsx')).MissingPlace,
}))
const NoEnvironments = lazy(async () => ({
  default: (await import('./NoEnvironments.tsx')).NoEnvironments,
}))

interface ServicePageProps {
  session: Session
  /** Unique names, from the address; the first Environment where it names none. */
  service: string
  environment: string | undefined
  page: ServicePageName
}

/** The frame around one Service, and one of its pages within. */
export function ServicePage({ session, service: name, environment, page }: ServicePageProps) {
  const service = useQuery(serviceQuery(name))
  const environments = service.data?.environments ?? []
  const shown = environment ?? environments[0]?.unique_name
  // From an Environment that does not exist, the sidebar leads to one that does.
  const isMissing =
    service.data && !environments.some(({ unique_name }) => unique_name === shown)
  const inReach = isMissing ? environments[0]?.unique_name : shown
  const crumbs = [
    { label: name, href: paths.service(name) },
    ...(shown === undefined ? [] : [{ label: shown }, { label: pageLabel(page) }]),
  ]
  return (
    <Frame
      session={session}
      switcher={<Switchers {...{ name, page }} environment={shown} service={service.data} />}
      crumbs={crumbs}
      navigation={
        inReach === undefined ? [] : serviceNavigation(name, inReach, isMissing ? null : page)
      }
    >
      {service.data === undefined ? (
        <ServiceProblem name={name} query={service} />
      ) : (
        <ServiceContent {...{ session, environment, page }} service={service.data} />
      )}
    </Frame>
  )
}

interface ServiceProblemProps {
  name: string
  query: Parameters<typeof QueryProblem>[0]['query']
}

function ServiceProblem({ name, query }: ServiceProblemProps) {
  if (query.error === null) return <LoadingPage />
  return isNotFound(query.error) ? (
    <MissingPlace kind="Service" name={name} />
  ) : (
    <QueryProblem query={query} />
  )
}

interface ServiceContentProps extends Omit<ServicePageProps, 'service'> {
  service: Service
}

function ServiceContent({ session, service, environment: name, page }: ServiceContentProps) {
  const { environments, unique_name } = service
  const environment = environments.find((each) => each.unique_name === name)
  if (environment !== undefined) {
    // State is of one Environment: nothing of it may be shown in another.
    return (
      <ServicePageBody key={environment.sid} {...{ session, service, environment, page }} />
    )
  }
  const [first] = environments
  if (first === undefined) return <NoEnvironments service={service} />
  if (name !== undefined) {
    return <MissingPlace kind="Environment" service={unique_name} name={name} />
  }
  return <Redirect to={paths.page(unique_name, first.unique_name, page)} replace />
}
