import { Button } from '../../../ui/Button.tsx'
import { isConnectionLost } from '../engine/failure-reasons.ts'
import { type QueuedFile, fileName } from '../engine/queued-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { type RowAct, actName, rowActs } from './row-acts.ts'

interface RowRemediesProps {
  queue: UploadQueue
  file: QueuedFile
}

const LABELS = {
  retry: 'Retry',
  send_again: 'Upload again',
  retry_now: 'Retry now',
} as const satisfies Partial<Record<RowAct, string>>

type Remedy = keyof typeof LABELS

/** The ways on for a file that stopped or was put off. */
export function RowRemedies({ queue, file }: RowRemediesProps) {
  const remedies = rowActs(file).filter(isRemedy)
  return remedies.map((remedy) => (
    <Button
      key={remedy}
      size="small"
      aria-label={actName(remedy, fileName(file))}
      onClick={() => apply(queue, file, remedy)}
    >
      {LABELS[remedy]}
    </Button>
  ))
}

const isRemedy = (act: RowAct): act is Remedy => act in LABELS

function apply(queue: UploadQueue, { id, state }: QueuedFile, remedy: Remedy): void {
  if (remedy !== 'retry_now') return void queue.retry(id)
  // A line that may be back is tried by all: none of them would go before the others.
  const isLost = state.kind === 'waiting' && state.retry && isConnectionLost(state.retry.reason)
  if (isLost) queue.wake()
  else queue.resume(id)
}
