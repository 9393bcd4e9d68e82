import { Skeleton } from '../../ui/Skeleton.tsx'
import type { View } from './view-choice.ts'

/** The shape of the list while its first page is on its way. */
export function ListSkeleton({ view }: { view: View }) {
  return (
    <div>
      <p className="sr-only">Loading assets…</p>
      {view === 'table' ? (
        <div className="space-y-2">
          <Skeleton className="h-11" />
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </div>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(17.5rem,100%),1fr))] gap-4">
          <Skeleton className="h-88" />
          <Skeleton className="h-88" />
          <Skeleton className="h-88" />
        </div>
      )}
    </div>
  )
}
