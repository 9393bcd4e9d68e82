import { useId, useRef, useState } from 'react'
import { Card } from '../../../ui/Card.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusHeir } from '../../../ui/use-focus-heir.ts'
import { AllVisibility } from './AllVisibility.tsx'
import { NearMissWarning } from './NearMissWarning.tsx'
import { ReviewActions } from './ReviewActions.tsx'
import { ReviewList } from './ReviewList.tsx'
import { SectionHeading } from '../SectionHeading.tsx'
import { StandingRule } from './StandingRule.tsx'
import { checkFolder } from '../engine/folder.ts'
import type { QueueView } from '../engine/queue-store.ts'
import { reviewTitle } from '../engine/summary.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { type ReviewFilter, reviewSegments } from './review-filter.ts'
import { useFocusOnGrowth } from '../use-focus-on-growth.ts'
import { useReview } from './use-review.ts'
import { useStableList } from '../use-stable-list.ts'

interface ReviewTrayProps {
  queue: UploadQueue
  view: QueueView
  /** The Environment that is looked at; files chosen in another one say so. */
  environmentSid: string
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  /** Puts the focus back to where files are chosen. */
  onLeave: () => void
}

/** What was chosen, before any byte is sent: who may read it, and where it will be. */
export function ReviewTray(props: ReviewTrayProps) {
  const { queue, view, environmentSid, maxAssetBytes, onLeave } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const headingId = useId()
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const chosen = useStableList(view.files.filter(({ state }) => state.kind === 'chosen'))
  const folder = checkFolder(view.folder)
  // While the folder is no good, the names are shown as they would be without one.
  const rules = { maxAssetBytes, folder: folder.ok ? folder.folder : '/' }
  const review = useReview(chosen, rules)
  const sendable = chosen.length - review.refused.length
  useFocusOnGrowth(heading, chosen.length)
  useFocusHeir(list, onLeave)
  if (chosen.length === 0) return null

  const send = () => {
    setFilter('all')
    if (folder.ok && sendable > 0) void queue.submit({ maxAssetBytes })
  }
  const makePrivate = () => {
    setFilter('all')
    queue.setVisibilityOf(new Set(review.nearMisses.map(({ id }) => id)), 'private')
    heading.current?.focus()
  }
  const canShow = reviewSegments(chosen.length, review).length > 0
  return (
    <Card as="section" aria-labelledby={headingId}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <SectionHeading id={headingId} heading={heading}>
          {reviewTitle(chosen, environmentSid)}
        </SectionHeading>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Folder"
            value={view.folder}
            onChange={queue.setFolder}
            // Enter confirms the field; it would send everything.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            autoComplete="off"
            spellCheck={false}
            helpText="Part of every URL. It need not exist yet."
            error={folder.ok ? undefined : folder.message}
          />
          <AllVisibility queue={queue} open={review.open} />
        </div>
        <StandingRule
          queue={queue}
          onTaken={view.onTaken}
          onLeave={() => heading.current?.focus()}
        />
        <div ref={list}>
          <ReviewList
            {...{ queue, review, chosen, rules, environmentSid, filter }}
            onFilter={setFilter}
          />
        </div>
        <ReviewActions
          isFolderGood={folder.ok}
          sendable={sendable}
          refused={review.refused.length}
          bytes={review.bytes}
          nearMisses={
            <NearMissWarning
              count={review.nearMisses.length}
              onMakePrivate={makePrivate}
              onShow={canShow ? () => setFilter('nearMisses') : undefined}
            />
          }
          onCancel={() => {
            queue.discardChosen()
            onLeave()
          }}
        />
      </form>
    </Card>
  )
}
