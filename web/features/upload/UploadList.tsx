import { useId, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { addressOf } from '../../lib/address.ts'
import { UploadRow } from './UploadRow.tsx'
import { type QueuedFile, type QueueState, canRetry } from './engine/queue-state.ts'
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
          <Heading as="h2" size="card" id={headingId} ref={heading} tabIndex={-1}>
            Uploads
          </Heading>
          <p>{summaryLine(summary)}</p>
        </div>
        <ul className="max-h-120 space-y-2 overflow-y-auto">
          {files.map((file) => (
            <UploadRow key={file.id} {...{ queue, file, keep }} />
          ))}
        </ul>
        <ListActions {...{ queue, files, keep }} isIdle={summary.underWay === 0} />
      </div>
    </Card>
  )
}

interface ListActionsProps {
  queue: UploadQueue
  files: readonly QueuedFile[]
  keep: (act: () => void) => void
  isIdle: boolean
}

function ListActions({ queue, files, keep, isIdle }: ListActionsProps) {
  const failed = files.filter((file) => file.state.kind === 'failed' && canRetry(file))
  const urls = files.flatMap(urlOf)
  return (
    <div className="flex flex-wrap gap-3">
      {urls.length > 1 ? (
        <CopyButton
          value={urls.join('\n')}
          label="Copy all URLs"
          accessibleLabel={`Copy all URLs (${urls.length})`}
        />
      ) : null}
      {failed.length > 1 ? (
        <Button onClick={() => keep(queue.retryAll)}>
          Retry the {failed.length} that failed
        </Button>
      ) : null}
      {isIdle ? <Button onClick={() => keep(queue.clearFinished)}>Done</Button> : null}
    </div>
  )
}

function urlOf({ state }: QueuedFile): string[] {
  if (state.kind !== 'published') return []
  const address = addressOf(state.published.asset)
  return address.kind === 'url' ? [address.url] : []
}
