import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { VirtualList } from '../../../ui/VirtualList.tsx'
import { ReviewRow } from './ReviewRow.tsx'
import type { PlanRules } from '../engine/plan.ts'
import type { QueuedFile } from '../engine/queued-file.ts'
import { type Review, planIn } from '../engine/review.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { type ReviewFilter, reviewSegments, reviewedFiles } from './review-filter.ts'

interface ReviewListProps {
  queue: UploadQueue
  chosen: readonly QueuedFile[]
  review: Review
  rules: PlanRules
  environmentSid: string
  filter: ReviewFilter
  onFilter: (filter: ReviewFilter) => void
}

const ROW_ESTIMATE_PX = 66

/** The chosen files, or those of them that need a second look. */
export function ReviewList(props: ReviewListProps) {
  const { queue, chosen, review, rules, environmentSid, filter, onFilter } = props
  const segments = reviewSegments(chosen.length, review)
  const shown = reviewedFiles(chosen, review, filter)
  return (
    <div className="space-y-3">
      {segments.length > 0 ? (
        <SegmentedControl
          label="Show chosen files"
          hideLabel
          size="small"
          value={filter}
          segments={segments}
          onChange={onFilter}
        />
      ) : null}
      <VirtualList
        label="Chosen files"
        items={shown}
        keyOf={idOf}
        estimate={ROW_ESTIMATE_PX}
        renderRow={(file) => (
          <ReviewRow
            queue={queue}
            file={file}
            plan={planIn(review, file, rules)}
            isElsewhere={file.destination.sid !== environmentSid}
          />
        )}
      />
    </div>
  )
}

const idOf = ({ id }: QueuedFile) => id
