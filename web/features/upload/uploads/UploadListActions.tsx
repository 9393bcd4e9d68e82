import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { canSendAgain, isRetriable } from '../engine/queue-acts.ts'
import type { QueueView } from '../engine/queue-store.ts'
import { canPause } from '../engine/queued-file.ts'
import { isOver } from '../engine/tally.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { countUrls, publishedUrls } from './published-urls.ts'

interface UploadListActionsProps {
  queue: UploadQueue
  view: QueueView
}

/** What can be done with all submitted files at once. */
export function UploadListActions({ queue, view }: UploadListActionsProps) {
  const { files, tally } = view
  const urls = countUrls(files)
  const failed = tally.counts.failed > 1 ? files.filter(isRetriable).length : 0
  const cancelled = tally.counts.cancelled > 1 ? files.filter(canSendAgain).length : 0
  return (
    <div className="flex flex-wrap gap-3 empty:hidden">
      {urls > 1 ? (
        <CopyButton
          value={() => publishedUrls(queue.getSnapshot().files).join('\n')}
          label="Copy all URLs"
          accessibleLabel={`Copy all URLs (${urls})`}
        />
      ) : null}
      {failed > 1 ? (
        <Button onClick={() => void queue.retryAll()}>
          Retry the {failed.toLocaleString('en')} that failed
        </Button>
      ) : null}
      {cancelled > 1 ? (
        <Button onClick={() => void queue.retryCancelled()}>
          Upload the {cancelled.toLocaleString('en')} cancelled again
        </Button>
      ) : null}
      <FlowActions queue={queue} view={view} />
      {isOver(tally) ? <Button onClick={queue.clearFinished}>Done</Button> : null}
    </div>
  )
}

/** Holds all up, lets all go on, or ends them; of a single file its row can do that. */
function FlowActions({ queue, view: { files, tally } }: UploadListActionsProps) {
  if (tally.submitted < 2) return null
  const canPauseAny = tally.underWay > 0 && files.some(canPause)
  return (
    <>
      {canPauseAny ? <Button onClick={queue.pauseAll}>Pause all</Button> : null}
      {tally.counts.paused > 0 ? <Button onClick={queue.resumeAll}>Resume all</Button> : null}
      {isOver(tally) ? null : <Button onClick={queue.cancelAll}>Cancel all</Button>}
    </>
  )
}
