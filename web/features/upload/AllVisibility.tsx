import type { Visibility } from '../../../contract/assets.ts'
import { VisibilityChoice } from './VisibilityChoice.tsx'
import type { Plan } from './engine/plan.ts'
import type { QueuedFile } from './engine/queue-state.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

interface AllVisibilityProps {
  queue: UploadQueue
  chosen: readonly QueuedFile[]
  plans: ReadonlyMap<string, Plan>
}

/** One choice for all files whose names leave it open; only where there are several. */
export function AllVisibility({ queue, chosen, plans }: AllVisibilityProps) {
  const open = chosen.filter((file) => plans.get(file.id)?.isForced === false)
  const choices = new Set<Visibility>(open.map((file) => file.visibility))
  const [only] = choices
  if (open.length < 2 || only === undefined) return null
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
