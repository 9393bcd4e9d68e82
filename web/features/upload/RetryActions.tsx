import { Button } from '../../ui/Button.tsx'
import { forcedVisibility } from './engine/plan.ts'
import { type QueuedFile, canRetry, isConflict } from './engine/queue-state.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

interface RetryActionsProps {
  queue: UploadQueue
  file: QueuedFile
  name: string
  keep: (act: () => void) => void
}

/** The ways on for a file that stopped: a decision where the path is taken, else a retry. */
export function RetryActions({ queue, file, name, keep }: RetryActionsProps) {
  if (isConflict(file)) {
    const effect = effectOfReplacing(file)
    return (
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={`Replace ${name} (${effect})`}
          onClick={() => keep(() => queue.retry(file.id, 'replace'))}
        >
          Replace ({effect})
        </Button>
        <Button
          size="small"
          aria-label={`Keep both of ${name}`}
          onClick={() => keep(() => queue.retry(file.id, 'keep_both'))}
        >
          Keep both
        </Button>
      </div>
    )
  }
  if (!canRetry(file)) return null
  const label = file.state.kind === 'cancelled' ? 'Upload again' : 'Retry'
  return (
    <Button
      size="small"
      aria-label={`${label}: ${name}`}
      onClick={() => keep(() => queue.retry(file.id))}
    >
      {label}
    </Button>
  )
}

function effectOfReplacing({ target }: QueuedFile): string {
  const forced = target && forcedVisibility(target.path)
  return forced ? `makes it ${forced}` : 'keeps URL and visibility'
}
