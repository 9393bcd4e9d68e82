import { useId, useRef } from 'react'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AllVisibility } from './AllVisibility.tsx'
import { ReviewActions } from './ReviewActions.tsx'
import { ReviewRow } from './ReviewRow.tsx'
import { checkFolder } from './engine/folder.ts'
import { plansOf } from './engine/plan.ts'
import type { QueueState } from './engine/queue-state.ts'
import { reviewTitle } from './engine/summary.ts'
import type { UploadQueue } from './engine/upload-queue.ts'
import { keepFocus } from './keep-focus.ts'
import { useFocusOnGrowth } from './use-focus-on-growth.ts'

interface ReviewTrayProps {
  queue: UploadQueue
  state: QueueState
  /** The Environment that is looked at; files chosen in another one say so. */
  environmentSid: string
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  /** Puts the focus back to where files are chosen. */
  onLeave: () => void
}

/** What was chosen, before any byte is sent: who may read it, and where it will be. */
export function ReviewTray(props: ReviewTrayProps) {
  const { queue, state, environmentSid, maxAssetBytes, onLeave } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const headingId = useId()
  const chosen = state.files.filter((file) => file.state.kind === 'chosen')
  const folder = checkFolder(state.folder)
  // While the folder is no good, the names are shown as they would be without one.
  const plans = plansOf(chosen, { maxAssetBytes, folder: folder.ok ? folder.folder : '/' })
  const sendable = chosen.filter((file) => plans.get(file.id)?.problem === null).length
  useFocusOnGrowth(heading, chosen.length)
  if (chosen.length === 0) return null

  const keep = (act: () => void) => keepFocus(list.current, act, onLeave)
  return (
    <Card as="section" aria-labelledby={headingId}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (folder.ok && sendable > 0) queue.submit({ maxAssetBytes })
        }}
      >
        <Heading
          as="h2"
          size="card"
          id={headingId}
          ref={heading}
          tabIndex={-1}
          className="own-focus-ring outline-none"
        >
          {reviewTitle(chosen, environmentSid)}
        </Heading>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Folder"
            value={state.folder}
            onChange={queue.setFolder}
            autoComplete="off"
            spellCheck={false}
            helpText="Part of every URL. It need not exist yet."
            error={folder.ok ? undefined : folder.message}
          />
          <AllVisibility queue={queue} chosen={chosen} plans={plans} />
        </div>
        <ul ref={list} className="space-y-2 sm:max-h-120 sm:overflow-y-auto">
          {chosen.map((file) => {
            const plan = plans.get(file.id)
            const isElsewhere = file.destination.sid !== environmentSid
            return plan ? (
              <ReviewRow key={file.id} {...{ queue, file, plan, isElsewhere, keep }} />
            ) : null
          })}
        </ul>
        <ReviewActions
          isFolderGood={folder.ok}
          sendable={sendable}
          refused={chosen.length - sendable}
          onCancel={() => {
            queue.discardChosen()
            onLeave()
          }}
        />
      </form>
    </Card>
  )
}
