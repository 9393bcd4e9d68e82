import { VisibilityChoice } from './VisibilityChoice.tsx'
import type { Review } from '../engine/review.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'

interface AllVisibilityProps {
  queue: UploadQueue
  open: Review['open']
}

/** One choice for all files whose names leave it open; only where there are several. */
export function AllVisibility({ queue, open }: AllVisibilityProps) {
  const { count, choices } = open
  const [only] = choices
  if (count < 2 || only === undefined) return null
  return (
    <div>
      <VisibilityChoice
        label="Visibility of all"
        value={choices.size === 1 ? only : 'mixed'}
        onChange={queue.setVisibilityOfAll}
      />
      <p className="mt-2 text-weak">
        Public: anyone with the URL. Private: no URL, your Functions only.
      </p>
    </div>
  )
}
