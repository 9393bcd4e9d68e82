import { messageOf } from '../../api/errors.ts'
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
  return (
    <Callout
      variant="error"
      title={title}
      actions={
        <Button size="small" loading={isRetrying} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {messageOf(error)}
    </Callout>
  )
}
