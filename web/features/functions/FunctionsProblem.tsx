import type { UseQueryResult } from '@tanstack/react-query'
import { loadProblemOf } from '../../api/errors.ts'
import { LoadProblem } from '../../ui/LoadProblem.tsx'

interface FunctionsProblemProps {
  title: string
  query: Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>
}

/** In place of what did not come, or above what may be old: why, and another try. */
export function FunctionsProblem({ title, query }: FunctionsProblemProps) {
  return (
    <LoadProblem
      title={title}
      problem={loadProblemOf(query.error)}
      isRetrying={query.isFetching}
      onRetry={() => void query.refetch()}
    />
  )
}
