import { useId, useRef } from 'react'
import type { Visibility } from '../../../contract/assets.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ReviewRow } from './ReviewRow.tsx'
import { VisibilityChoice } from './VisibilityChoice.tsx'
import { checkFolder } from './engine/folder.ts'
import { type Plan, plansOf } from './engine/plan.ts'
import type { QueuedFile, QueueState } from './engine/queue-state.ts'
import type { SubmitTo, UploadQueue } from './engine/upload-queue.ts'
import { keepFocus } from './keep-focus.ts'
import { countFiles } from './engine/summary.ts'
import { useFocusOnGrowth } from './use-focus-on-growth.ts'

interface ReviewTrayProps {
  queue: UploadQueue
  state: QueueState
  to: SubmitTo
  /** Puts the focus back to where files are chosen. */
  onLeave: () => void
}

/** What was chosen, before any byte is sent: who may read it, and where it will be. */
export function ReviewTray({ queue, state, to, onLeave }: ReviewTrayProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const headingId = useId()
  const chosen = state.files.filter((file) => file.state.kind === 'chosen')
  const folder = checkFolder(state.folder)
  // While the folder is no good, the paths are shown as they would be in the last resort.
  const plans = plansOf(chosen, { ...to, folder: folder.ok ? folder.folder : '/' })
  const sendable = chosen.filter((file) => plans.get(file.id)?.problem === null).length
  useFocusOnGrowth(heading, chosen.length)
  if (chosen.length === 0) return null

  const keep = (act: () => void) => keepFocus(list.current, act, onLeave)
  const leave = () => {
    queue.discardChosen()
    onLeave()
  }
  return (
    <Card as="section" aria-labelledby={headingId}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (folder.ok && sendable > 0) queue.submit(to)
        }}
      >
        <Heading as="h2" size="card" id={headingId} ref={heading} tabIndex={-1}>
          Review {countFiles(chosen.length)}
        </Heading>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Folder"
            value={state.folder}
            onChange={queue.setFolder}
            autoComplete="off"
            spellCheck={false}
            {...(folder.ok
              ? { helpText: 'Part of every URL. It need not exist yet.' }
              : { error: folder.message })}
          />
          <AllVisibility queue={queue} chosen={chosen} plans={plans} />
        </div>
        <ul ref={list} className="max-h-120 space-y-2 overflow-y-auto">
          {chosen.map((file) => {
            const plan = plans.get(file.id)
            return plan ? <ReviewRow key={file.id} {...{ queue, file, plan, keep }} /> : null
          })}
        </ul>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" disabledReason={whyNot(folder.ok, sendable)}>
            Upload {countFiles(sendable)}
          </Button>
          <Button onClick={leave}>Cancel</Button>
        </div>
      </form>
    </Card>
  )
}

function whyNot(isFolderGood: boolean, sendable: number): string | undefined {
  if (!isFolderGood) return 'The folder cannot be used.'
  return sendable === 0 ? 'None of these files can be uploaded.' : undefined
}

interface AllVisibilityProps {
  queue: UploadQueue
  chosen: readonly QueuedFile[]
  plans: ReadonlyMap<string, Plan>
}

/** One choice for all files whose names leave it open; only where there are several. */
function AllVisibility({ queue, chosen, plans }: AllVisibilityProps) {
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
