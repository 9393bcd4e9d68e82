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
  const { build_sid } = deployment
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
          {build_sid === null ? null : <BuildFacts place={environment} buildSid={build_sid} />}
        </div>
      ) : null}
    </Disclosure>
  )
}
