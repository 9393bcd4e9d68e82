import { useState } from 'react'
import type { Deployment } from '../../../contract/deployments.ts'
import type { Environment } from '../../../contract/services.ts'
import { formatExact } from '../../lib/dates.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { BuildFacts } from './BuildFacts.tsx'
import { ChangedPaths } from './ChangedPaths.tsx'

interface DeploymentDetailsProps {
  deployment: Deployment
  environment: Environment
}

/** What a deployment changed and what its Build is made of, once someone asks. */
export function DeploymentDetails({ deployment, environment }: DeploymentDetailsProps) {
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <Disclosure
      summary={
        <>
          Details
          <span className="sr-only">: {formatExact(deployment.date_created)}</span>
        </>
      }
      onToggle={(isOpen) => isOpen && setWasOpened(true)}
    >
      {wasOpened ? (
        <div className="grid gap-6 md:grid-cols-2">
          <ChangedPaths place={environment} deployment={deployment} />
          <BuildFacts place={environment} buildSid={deployment.build_sid} />
        </div>
      ) : null}
    </Disclosure>
  )
}
