import { Skeleton } from '../../ui/Skeleton.tsx'

/** Stands in for the table of Variables while it is on its way. */
export function VariableSkeleton() {
  return (
    <div className="space-y-px overflow-hidden rounded-30 border border-weaker">
      <p className="sr-only">Loading…</p>
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className="flex items-center gap-6 px-4 py-4">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4 w-48 max-w-full" />
        </div>
      ))}
    </div>
  )
}
