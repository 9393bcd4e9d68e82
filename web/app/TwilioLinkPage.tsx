import { useQuery } from '@tanstack/react-query'
import { Redirect } from 'wouter'
import { serviceQuery } from '../api/services.ts'
import { paths } from '../lib/paths.ts'
import { LoadingPage } from './LoadingPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { QueryProblem } from './QueryProblem.tsx'
import { isNotFound } from '../api/errors.ts'

interface TwilioLinkPageProps {
  /** SIDs, from the address. */
  service: string
  environment: string
}

/** Leads from a link that Twilio's tools print to the Functions of the Environment it names. */
export function TwilioLinkPage({ service: sid, environment }: TwilioLinkPageProps) {
  const service = useQuery(serviceQuery(sid))
  if (service.data === undefined) {
    if (service.error === null) return <LoadingPage />
    return isNotFound(service.error) ? (
      <NotFoundPage />
    ) : (
      <QueryProblem query={service} centered />
    )
  }
  const { unique_name, environments } = service.data
  const named = environments.find((each) => each.sid === environment)
  const to = named
    ? paths.functions(unique_name, named.unique_name)
    : paths.service(unique_name)
  return <Redirect to={to} replace />
}
