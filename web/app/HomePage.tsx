import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { Redirect } from 'wouter'
import type { Session } from '../../contract/session.ts'
import { servicesQuery } from '../api/services.ts'
import { paths } from '../lib/paths.ts'
import { LoadingPage } from './LoadingPage.tsx'
import { QueryProblem } from './QueryProblem.tsx'

const NoServices = lazy(async () => ({
  default: (await import('./NoServices.tsx')).NoServices,
}))

/** Leads on to the default Service, which is the oldest. */
export function HomePage({ session }: { session: Session }) {
  const services = useQuery(servicesQuery)
  const first = services.data?.[0]
  if (first !== undefined) return <Redirect to={paths.service(first.unique_name)} replace />
  if (services.data !== undefined) return <NoServices session={session} />
  return services.error === null ? <LoadingPage /> : <QueryProblem query={services} centered />
}
