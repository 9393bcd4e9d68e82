import { Globe } from 'lucide-react'
import type { Service } from '../../contract/services.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeading } from './PageHeading.tsx'

/** A Service that nothing is served of as yet, as Twilio's API makes them. */
export function NoEnvironments({ service }: { service: Service }) {
  return (
    <>
      <PageHeading title={service.unique_name}>{service.unique_name}</PageHeading>
      <EmptyState title="No Environments yet" icon={<Globe />}>
        An Environment serves this Service at a domain of its own. To get started hosting assets
        and Functions, create one here, or deploy with Twilio’s tools.
      </EmptyState>
    </>
  )
}
