import { Button } from './Button.tsx'
import { Callout } from './Callout.tsx'

interface LoadProblemProps {
  /** What is missing or may be old: "The deployments could not be loaded". */
  title: string
  /** Why, and whether that is this place's own news. */
  problem: { tone: 'neutral' | 'error'; message: string }
  isRetrying: boolean
  onRetry: () => void
}

/** In the place of what could not be loaded: why, and another try. */
export function LoadProblem({ title, problem, isRetrying, onRetry }: LoadProblemProps) {
  return (
    <Callout
      variant={problem.tone}
      title={title}
      actions={
        <Button size="small" loading={isRetrying} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {problem.message}
    </Callout>
  )
}
