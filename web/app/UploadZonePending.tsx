import { Skeleton } from '../ui/Skeleton.tsx'

/** Keeps the upload area's place until its code is here, so that nothing below it jumps. */
export function UploadZonePending() {
  return (
    <div>
      <Skeleton className="h-6 w-28" />
      <Skeleton className="mt-1 h-4 w-72 max-w-full" />
      <Skeleton className="mt-3 h-52 rounded-30" />
    </div>
  )
}
