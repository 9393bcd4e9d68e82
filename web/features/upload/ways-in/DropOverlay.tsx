import { CloudUpload } from 'lucide-react'

/** Covers the whole page while files are dragged over it: a drop anywhere is a drop on this. */
export function DropOverlay({ destination }: { destination: string }) {
  return (
    <div aria-hidden className="fixed inset-0 z-50 bg-overlay p-4 sm:p-8">
      <div className="flex h-full flex-col items-center justify-center gap-3 rounded-40 border-2 border-dashed border-primary bg-body text-center">
        <span className="rounded-pill bg-primary-weakest p-4 text-primary">
          <CloudUpload className="size-10" />
        </span>
        <p className="px-4 text-60 font-semibold">Drop to upload</p>
        <p className="max-w-full px-4 break-words text-weak">
          to {destination}. You review the files before they are sent.
        </p>
      </div>
    </div>
  )
}
