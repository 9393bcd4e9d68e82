import { useQuery } from '@tanstack/react-query'
import { lastEndedBuildQuery } from '../../api/builds.ts'
import { loadProblemOf } from '../../api/errors.ts'
import type { Place } from '../../api/place.ts'
import { Callout } from '../../ui/Callout.tsx'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'

/** Why a Service's last Build failed: it was never deployed, so no deployment tells of it. */
export function FailedBuildCallout({ place }: { place: Place }) {
  const last = useQuery({ ...lastEndedBuildQuery(place), refetchOnMount: 'always' })
  if (last.error !== null) {
    return (
      <LoadProblem
        title="How the last Build ended could not be loaded"
        problem={loadProblemOf(last.error)}
        isRetrying={last.isFetching}
        onRetry={() => void last.refetch()}
      />
    )
  }
  if (last.data?.status !== 'failed') return null
  return (
    <Callout variant="error" title="The last Build failed">
      <p className="wrap-anywhere whitespace-pre-line">{last.data.failure}</p>
      <p className="mt-1">
        It failed <TimeAgo date={last.data.date_updated} />. Nothing was deployed by it.
      </p>
    </Callout>
  )
}
