import { useQuery } from '@tanstack/react-query'
import type { Deployment } from '../../../contract/deployments.ts'
import { deploymentChangeQuery } from '../../api/deployments.ts'
import { loadProblemOf } from '../../api/errors.ts'
import type { Place } from '../../api/place.ts'
import { Badge, type BadgeVariant } from '../../ui/Badge.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { entryWords } from './deployment-words.ts'

interface ChangedPathsProps {
  place: Place
  deployment: Deployment
}

const LOOKS: Record<ReturnType<typeof entryWords>, BadgeVariant> = {
  Added: 'success',
  Removed: 'error',
  Replaced: 'neutral',
}

/** Which paths a deployment added, replaced and removed. */
export function ChangedPaths({ place, deployment }: ChangedPathsProps) {
  const change = useQuery(deploymentChangeQuery(place, deployment.change_sid))
  const entries = change.data?.entries
  return (
    <section className="min-w-0">
      <Heading as="h3" size="card" className="mb-2">
        What it changed
      </Heading>
      {change.error === null ? null : (
        <LoadProblem
          title="The changes could not be loaded"
          problem={loadProblemOf(change.error)}
          isRetrying={change.isFetching}
          onRetry={() => void change.refetch()}
        />
      )}
      {change.isPending ? <Skeleton className="h-16" /> : null}
      {entries?.length === 0 ? (
        <p className="text-weak">No path: it was served like this already.</p>
      ) : null}
      <ul className="max-h-80 space-y-1 overflow-y-auto">
        {entries?.map((entry) => (
          <li key={entry.path} className="flex items-start gap-2">
            <Badge variant={LOOKS[entryWords(entry)]} size="small" className="w-18 shrink-0">
              {entryWords(entry)}
            </Badge>
            <span className="min-w-0 font-code text-20 leading-5 wrap-anywhere">
              {entry.path}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
