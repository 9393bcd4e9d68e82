import { connection } from '../../../api/connection.ts'
import { useStore } from '../../../lib/use-store.ts'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { useSecond } from '../../../ui/use-now.ts'
import type { QueuedFile } from '../engine/queued-file.ts'
import { type UploadStatusWords, statusOf } from './upload-words.ts'

interface UploadStatusProps {
  file: QueuedFile
  hasConflicts: boolean
}

const TONES: Record<UploadStatusWords['tone'], string> = {
  weak: 'text-weak',
  success: 'text-success',
  warning: 'text-warning',
  error: 'text-error',
}

/** The state of one file in words, with a bar for the bytes that the server has. */
export function UploadStatus({ file, hasConflicts }: UploadStatusProps) {
  const { state } = file
  const isLost = useStore(connection) === 'lost'
  const countsDown = state.kind === 'waiting' && state.retry !== null && state.retry.at !== null
  if (countsDown) return <CountingStatus {...{ file, hasConflicts, isLost }} />
  return <StatusLine {...statusOf(file, { hasConflicts, isLost, now: 0 })} />
}

function CountingStatus({ file, ...known }: UploadStatusProps & { isLost: boolean }) {
  const now = useSecond()
  return <StatusLine {...statusOf(file, { ...known, now })} />
}

function StatusLine({ text, tone, bar }: UploadStatusWords) {
  return (
    <>
      <p className={`wrap-anywhere tabular-nums ${TONES[tone]}`}>{text}</p>
      {bar ? <ProgressBar label={bar.name} value={bar.percent} /> : null}
    </>
  )
}
