import { useId, useRef } from 'react'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { UploadListActions } from './UploadListActions.tsx'
import { UploadRow } from './UploadRow.tsx'
import type { QueueState } from './engine/queue-state.ts'
import { summarise, summaryLine } from './engine/summary.ts'
import type { UploadQueue } from './engine/upload-queue.ts'
import { keepFocus } from './keep-focus.ts'
import { useFocusOnGrowth } from './use-focus-on-growth.ts'

interface UploadListProps {
  queue: UploadQueue
  state: QueueState
  /** Puts the focus back to where files are chosen. */
  onLeave: () => void
}

/** The files that were submitted, one honest line about them all, and what can be done. */
export function UploadList({ queue, state, onLeave }: UploadListProps) {
  const section = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const headingId = useId()
  const files = state.files.filter((file) => file.state.kind !== 'chosen')
  const summary = summarise(files)
  useFocusOnGrowth(heading, files.length)
  if (files.length === 0) return null

  const keep = (act: () => void) => keepFocus(section.current, act, onLeave)
  return (
    <Card as="section" aria-labelledby={headingId}>
      <div ref={section} className="space-y-3">
        <div>
          <Heading
            as="h2"
            size="card"
            id={headingId}
            ref={heading}
            tabIndex={-1}
            className="own-focus-ring outline-none"
          >
            Uploads
          </Heading>
          <p>{summaryLine(summary)}</p>
        </div>
        <ul className="space-y-2 sm:max-h-120 sm:overflow-y-auto">
          {files.map((file) => (
            <UploadRow key={file.id} {...{ queue, file, keep }} />
          ))}
        </ul>
        <UploadListActions {...{ queue, files, keep }} isIdle={summary.underWay === 0} />
      </div>
    </Card>
  )
}
