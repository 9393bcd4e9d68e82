import { formatBytes } from '../../lib/bytes.ts'
import { visibilityLabel } from '../../lib/visibility.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import type { FileState } from './engine/queue-state.ts'

/** The state of one file in words, with a bar for the bytes that the server has. */
export function UploadStatus({ name, state }: { name: string; state: FileState }) {
  switch (state.kind) {
    case 'chosen':
    case 'waiting':
      return <p className="text-weak">Waiting</p>
    case 'sending':
      return (
        <>
          <p className="text-weak">
            Uploading · {formatBytes(state.acknowledged)} of {formatBytes(state.total)}
          </p>
          <ProgressBar
            label={`Uploading ${name}`}
            value={(100 * state.acknowledged) / state.total}
          />
        </>
      )
    case 'publishing':
      return (
        <>
          <p className="text-weak">All bytes sent · waiting for the server to publish it</p>
          <ProgressBar label={`Publishing ${name}`} value={null} />
        </>
      )
    case 'published':
      return (
        <p className="text-weak">
          <span className="text-success">Published</span> ·{' '}
          {visibilityLabel(state.published.asset.visibility)}
        </p>
      )
    case 'failed':
      return (
        <p className="wrap-anywhere text-error">
          {state.reason.message} {state.reason.remedy}
        </p>
      )
    case 'cancelled':
      return (
        <p className="text-weak">
          {state.afterAllSent
            ? 'Cancelled after its last byte was sent: it may be published. Look for it in the list.'
            : 'Cancelled. Nothing was published.'}
        </p>
      )
  }
}
