import { addressOf } from '../../lib/address.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { type QueuedFile, canRetry } from './engine/queue-state.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

interface UploadListActionsProps {
  queue: UploadQueue
  files: readonly QueuedFile[]
  /** Does what takes the pressed control away, and keeps the focus near. */
  keep: (act: () => void) => void
  /** Nothing is on its way any more. */
  isIdle: boolean
}

/** What can be done with all submitted files at once. */
export function UploadListActions({ queue, files, keep, isIdle }: UploadListActionsProps) {
  const failed = files.filter((file) => file.state.kind === 'failed' && canRetry(file))
  const urls = files.flatMap(urlOf)
  if (!isIdle && urls.length < 2 && failed.length < 2) return null
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
