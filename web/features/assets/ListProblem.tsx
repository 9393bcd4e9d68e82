import { messageOf, Unreachable } from '../../api/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'

interface ListProblemProps {
  /** What is shown instead: nothing, or what was loaded before. */
  title: string
  error: Error
  isRetrying: boolean
  onRetry: () => void
}

/** Why the list is missing or may be old, and another try. */
export function ListProblem({ title, error, isRetrying, onRetry }: ListProblemProps) {
  // The app's notice says that Hangar can't be reached, and the list is fetched once it can.
  const isUnreachable = error instanceof Unreachable
  return (
    <Callout
      variant={isUnreachable ? 'neutral' : 'error'}
      title={title}
      actions={
        <Button size="small" loading={isRetrying} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {isUnreachable ? 'Assets appear here as soon as Hangar answers.' : messageOf(error)}
    </Callout>
  )
}
