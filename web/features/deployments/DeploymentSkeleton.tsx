import { Card } from '../../ui/Card.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** Stands in for the list of deployments while it is on its way. */
export function DeploymentSkeleton() {
  return (
    <div className="space-y-3">
      <p className="sr-only">Loading…</p>
      {[1, 2, 3].map((number) => (
        <Card key={number} className="space-y-3">
          <Skeleton className="h-5 w-52 max-w-full" />
          <Skeleton className="h-4 w-80 max-w-full" />
          <Skeleton className="h-7 w-64 max-w-full" />
        </Card>
      ))}
    </div>
  )
}
