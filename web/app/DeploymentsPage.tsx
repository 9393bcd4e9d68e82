import { useState } from 'react'
import { Link } from 'wouter'
import { DeploymentBrowser } from '../features/deployments/DeploymentBrowser.tsx'
import { FailedBuildCallout } from '../features/deployments/FailedBuildCallout.tsx'
import { PromoteDialog } from '../features/deployments/PromoteDialog.tsx'
import type { PromoteSource } from '../features/deployments/use-deployment-acts.ts'
import { CreateEnvironmentButton } from '../features/environments/CreateEnvironmentButton.tsx'
import { paths } from '../lib/paths.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** What is being promoted; `turn` makes each opening of the dialog a fresh form. */
interface Promoting {
  source: PromoteSource
  open: boolean
  turn: number
}

/** What an Environment was deployed with: roll back, take back, and promote. */
export function DeploymentsPage({ service, environment }: ServicePageProps) {
  const live: PromoteSource = { kind: 'live', environment }
  const [promoting, setPromoting] = useState<Promoting>({ source: live, open: false, turn: 0 })
  const ask = (source: PromoteSource) =>
    setPromoting(({ turn }) => ({ source, open: true, turn: turn + 1 }))
  return (
    <>
      <ServicePageHeading
        title="Deployments"
        {...{ service, environment }}
        action={<Button onClick={() => ask(live)}>Promote {environment.unique_name}…</Button>}
      >
        A deployment makes a Build what {environment.unique_name} serves: a fixed list of
        Functions and assets, with the npm packages that the Functions need.
      </ServicePageHeading>
      <FailedBuildCallout place={environment} />
      <DeploymentBrowser
        {...{ service, environment }}
        onPromote={(buildSid) => ask({ kind: 'build', buildSid })}
        emptyAction={
          <Link href={paths.functions(service.unique_name, environment.unique_name)} asChild>
            <ButtonLink variant="primary">Go to Functions</ButtonLink>
          </Link>
        }
      />
      <PromoteDialog
        key={promoting.turn}
        {...{ service, environment }}
        source={promoting.source}
        open={promoting.open}
        onClose={() => setPromoting((now) => ({ ...now, open: false }))}
        renderCreate={(onCreated) => (
          <CreateEnvironmentButton {...{ service, onCreated }} variant="secondary" />
        )}
      />
    </>
  )
}
