import { Skeleton } from '../../ui/Skeleton.tsx'

/** Stands in for the table of API keys while it is on its way. */
export function KeySkeleton() {
  return (
    <div className="rounded-30 border border-weaker">
      <p className="sr-only">Loading…</p>
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex items-center gap-6 px-4 py-4">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4 w-64 max-w-full" />
        </div>
      ))}
    </div>
  )
}
