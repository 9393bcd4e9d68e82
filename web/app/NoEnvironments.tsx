import { Globe } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Service } from '../../contract/services.ts'
import { CreateEnvironmentButton } from '../features/environments/CreateEnvironmentButton.tsx'
import { paths } from '../lib/paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeading } from './PageHeading.tsx'

/** A Service that nothing is served of as yet, as Twilio's API makes them. */
export function NoEnvironments({ service }: { service: Service }) {
  const [, navigate] = useLocation()
  const name = service.unique_name
  return (
    <>
      <PageHeading title={name}>{name}</PageHeading>
      <EmptyState
        title="No Environments yet"
        icon={<Globe />}
        action={
          <CreateEnvironmentButton
            service={service}
            onCreated={(made) => navigate(paths.assets(name, made.unique_name))}
          />
        }
      >
        An Environment serves this Service at a domain of its own. To get started hosting assets
        and Functions, create one here, or deploy with Twilio’s tools.
      </EmptyState>
    </>
  )
}
