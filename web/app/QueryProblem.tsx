import type { UseQueryResult } from '@tanstack/react-query'
import { messageOf } from '../api/errors.ts'
import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { CenteredPage } from './CenteredPage.tsx'
import { PageHeading } from './PageHeading.tsx'

interface QueryProblemProps {
  query: Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>
  /** Without the frame, since it is not known who is signed in. */
  centered?: boolean
}

/** In place of a page whose data did not come: why, and another try. */
export function QueryProblem({ query, centered = false }: QueryProblemProps) {
  const problem = (
    <>
      <PageHeading title="Not loaded">This page could not be loaded</PageHeading>
      <Callout
        variant="error"
        className="mt-5"
        actions={
          <Button loading={query.isFetching} onClick={() => void query.refetch()}>
            Try again
          </Button>
        }
      >
        {messageOf(query.error)}
      </Callout>
    </>
  )
  return centered ? <CenteredPage>{problem}</CenteredPage> : <div>{problem}</div>
}
