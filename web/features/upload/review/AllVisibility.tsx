import { VisibilityChoice } from './VisibilityChoice.tsx'
import type { Review } from '../engine/review.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'

interface AllVisibilityProps {
  queue: UploadQueue
  open: Review['open']
}

/**
 * What can be chosen, where a name leaves it open; and one choice for all such files, where there
 * are several.
 */
export function AllVisibility({ queue, open }: AllVisibilityProps) {
  const { count, choices } = open
  const [only] = choices
  if (only === undefined) return null
  return (
    <div className={count > 1 ? 'space-y-2' : 'self-center'}>
      {count > 1 ? (
        <VisibilityChoice
          label="Visibility of all"
          value={choices.size === 1 ? only : 'mixed'}
          onChange={queue.setVisibilityOfAll}
        />
      ) : null}
      <p className="text-weak">
        Public: anyone with the URL. Private: no URL, your Functions only.
      </p>
    </div>
  )
}
