import { useId, useRef, useState, type RefObject } from 'react'
import { Card } from '../../../ui/Card.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { VirtualList } from '../../../ui/VirtualList.tsx'
import { useFocusHeir } from '../../../ui/use-focus-heir.ts'
import { ConflictRow } from './ConflictRow.tsx'
import { ConflictsForAll } from './ConflictsForAll.tsx'
import { SectionHeading } from '../SectionHeading.tsx'
import { questionKind, questionOf, waitingLine } from '../engine/questions.ts'
import type { QueueView } from '../engine/queue-store.ts'
import type { QueuedFile } from '../engine/queued-file.ts'
import type { Decision } from '../engine/file-events.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { useFocusOnQuestion } from './use-focus-on-question.ts'

interface ConflictSheetProps {
  queue: UploadQueue
  view: QueueView
  /** The Environment that is looked at; files for another one say so. */
  environmentSid: string
  /** The whole upload area: someone at work elsewhere keeps the focus. */
  area: RefObject<HTMLElement | null>
  /** Takes the focus once all is decided. */
  onLeave: () => void
}

const ROW_ESTIMATE_PX = 146

/** All files whose paths are taken, in one place: what is held for them is not sent before. */
export function ConflictSheet({
  queue,
  view,
  environmentSid,
  area,
  onLeave,
}: ConflictSheetProps) {
  const section = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const headingId = useId()
  const [isForGood, setIsForGood] = useState(false)
  const files = view.files.filter(({ state }) => state.kind === 'undecided')
  const isSeveral = files.length > 1
  useFocusOnQuestion(heading, files.length > 0, area)
  useFocusHeir(section, onLeave)
  if (files.length === 0) return null

  const decideAll = (decision: Decision) => {
    if (isForGood) queue.setOnTaken(decision)
    setIsForGood(false)
    queue.decideAll(decision)
  }
  const decide = (id: string, decision: Decision) =>
    isSeveral ? queue.decide(id, decision) : decideAll(decision)
  const fromNowOn = (
    <Checkbox
      label="Do this from now on"
      helpText={
        isSeveral
          ? 'What you choose for all is done with later files as well, without asking.'
          : 'What you choose is done with later files as well, without asking.'
      }
      checked={isForGood}
      onChange={setIsForGood}
    />
  )
  return (
    <Card as="section" aria-labelledby={headingId} className="border-warning-weaker">
      <div ref={section} className="space-y-4">
        <div>
          <SectionHeading id={headingId} heading={heading}>
            {questionOf(files)}
          </SectionHeading>
          <p className="empty:hidden">{waitingLine(files, view.files)}</p>
        </div>
        {isSeveral ? (
          <ConflictsForAll files={files} onDecide={decideAll}>
            {fromNowOn}
          </ConflictsForAll>
        ) : null}
        <VirtualList
          label={
            questionKind(files) === 'served'
              ? 'Files that exist already'
              : 'Files to decide about'
          }
          items={files}
          keyOf={idOf}
          estimate={ROW_ESTIMATE_PX}
          renderRow={(file) => (
            <ConflictRow
              file={file}
              isElsewhere={file.destination.sid !== environmentSid}
              onDecide={(decision) => decide(file.id, decision)}
            />
          )}
        />
        {isSeveral ? null : fromNowOn}
      </div>
    </Card>
  )
}

const idOf = ({ id }: QueuedFile) => id
