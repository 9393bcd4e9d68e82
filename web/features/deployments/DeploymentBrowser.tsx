import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Rocket } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { deploymentsQuery } from '../../api/deployments.ts'
import { loadProblemOf } from '../../api/errors.ts'
import { serviceQuery } from '../../api/services.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { isSameBuild } from './deployment-words.ts'
import { DeploymentCard } from './DeploymentCard.tsx'
import { DeploymentSkeleton } from './DeploymentSkeleton.tsx'

interface DeploymentBrowserProps {
  service: Service
  environment: Environment
  /** The way to what can be deployed. */
  emptyAction: ReactNode
  /** Asks where to promote a Build to. */
  onPromote: (buildSid: string) => void
}

/** What an Environment was deployed with: look into it, roll back to it, take it back. */
export function DeploymentBrowser(props: DeploymentBrowserProps) {
  const { service, emptyAction, onPromote } = props
  const section = useRef<HTMLElement>(null)
  const environment = useFresh(service, props.environment)
  const list = useInfiniteQuery(deploymentsQuery(environment))
  const { data, error, isFetching, isFetchNextPageError } = list
  const problem = error && (
    <LoadProblem
      title={data ? 'This list may be out of date' : 'The deployments could not be loaded'}
      problem={loadProblemOf(error)}
      isRetrying={isFetching}
      onRetry={() => void (isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
    />
  )
  if (data === undefined) return problem ?? <DeploymentSkeleton />
  const deployments = data.pages.flatMap((page) => page.deployments)
  if (deployments.length === 0) {
    return (
      <>
        {problem}
        <EmptyState title="No deployments yet" icon={<Rocket />} action={emptyAction}>
          You’ll see deployments here when Functions are deployed, in this console or with
          Twilio’s tools. Assets that you drop here go live without one.
        </EmptyState>
      </>
    )
  }
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Deployments"
      className="own-focus-ring space-y-4 outline-none"
    >
      {problem}
      <ol className="space-y-3">
        {deployments.map((deployment, index) => (
          <DeploymentCard
            key={deployment.sid}
            {...{ deployment, environment, onPromote }}
            earlier={deployments
              .slice(index + 1)
              .find((older) => isSameBuild(older, deployment))}
            fallbackFocus={() => section.current}
          />
        ))}
      </ol>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load older deployments
        </Button>
      ) : null}
    </section>
  )
}

/** The Environment as it is by now: every upload may have altered what was deployed. */
function useFresh(service: Service, environment: Environment): Environment {
  const { data } = useQuery({ ...serviceQuery(service.unique_name), refetchOnMount: 'always' })
  return data?.environments.find(({ sid }) => sid === environment.sid) ?? environment
}
