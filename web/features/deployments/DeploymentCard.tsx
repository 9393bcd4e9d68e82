import { Undo2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { Deployment } from '../../../contract/deployments.ts'
import type { Environment } from '../../../contract/services.ts'
import { formatExact } from '../../lib/dates.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { actorWords, countChanges, isServed, standingOf } from './deployment-words.ts'
import { DeploymentDetails } from './DeploymentDetails.tsx'
import { RollBackDialog } from './RollBackDialog.tsx'
import { StandingBadge } from './StandingBadge.tsx'
import { useUndoDeployment } from './use-deployment-acts.ts'

interface DeploymentCardProps {
  deployment: Deployment
  environment: Environment
  onPromote: (buildSid: string) => void
  /** An older deployment of the same Build. */
  earlier: Deployment | undefined
  /** What has the focus instead of a control that is gone. */
  fallbackFocus: () => HTMLElement | null
}

/** One deployment: when, by whom, what it changed, and what can be done with it. */
export function DeploymentCard(props: DeploymentCardProps) {
  const { deployment, environment, earlier, onPromote, fallbackFocus } = props
  const { date_created, actor, entry_count, build_sid } = deployment
  const headingId = useId()
  const [isAsking, setIsAsking] = useState(false)
  const rollBackButton = useRef<HTMLButtonElement>(null)
  const undo = useUndoDeployment(environment)
  const standing = standingOf(deployment, environment)
  // Names the controls: which of many, for those who only hear them.
  const moment = formatExact(date_created)
  const takeBack = async () => {
    await undo.mutateAsync(deployment.change_sid).then(
      () => fallbackFocus()?.focus(),
      () => undefined,
    )
  }
  return (
    <Card as="li" aria-labelledby={headingId} className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Heading as="h2" size="card" id={headingId}>
          {build_sid === null ? 'Taken down' : 'Deployed'} <TimeAgo date={date_created} />
        </Heading>
        <StandingBadge standing={standing} />
        {actor.startsWith('SK') ? <Badge size="small">API</Badge> : null}
      </div>
      <p className="wrap-anywhere text-weak">
        {countChanges(entry_count)} · by {actorWords(actor)}
        {earlier === undefined ? null : (
          <>
            {' '}
            · the Build of <TimeAgo date={earlier.date_created} />
          </>
        )}
      </p>
      {standing === 'altered' ? (
        <p>
          Something was changed here since, such as assets that were dropped. Roll back to serve
          exactly what was deployed.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {build_sid === null || isServed(deployment, environment) ? null : (
          <Button
            ref={rollBackButton}
            size="small"
            aria-label={`Roll back to this: ${moment}`}
            onClick={() => setIsAsking(true)}
          >
            Roll back to this
          </Button>
        )}
        {deployment.is_current ? (
          <Button
            size="small"
            icon={<Undo2 aria-hidden className="size-4" />}
            aria-label={`Undo the deployment of ${moment}`}
            loading={undo.isPending}
            onClick={() => void takeBack()}
          >
            Undo
          </Button>
        ) : null}
        {build_sid === null ? null : (
          <Button
            size="small"
            aria-label={`Promote this Build… ${moment}`}
            onClick={() => onPromote(build_sid)}
          >
            Promote this Build…
          </Button>
        )}
      </div>
      <DeploymentDetails {...{ deployment, environment }} />
      {build_sid === null ? null : (
        <RollBackDialog
          {...{ buildSid: build_sid, deployed: date_created, environment }}
          open={isAsking}
          onClose={() => setIsAsking(false)}
          finalFocus={() => rollBackButton.current ?? fallbackFocus()}
        />
      )}
    </Card>
  )
}
