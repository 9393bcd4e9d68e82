import { Ban, CircleAlert, CircleCheck, File as FileIcon, X } from 'lucide-react'
import { IconButton } from '../../ui/IconButton.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { classNames } from '../../ui/class-names.ts'
import { PublishedAddress } from './PublishedAddress.tsx'
import { RetryActions } from './RetryActions.tsx'
import { UploadStatus } from './UploadStatus.tsx'
import { servedPath } from './engine/plan.ts'
import { type QueuedFile, fileName, isUnderWay } from './engine/queue-state.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

interface UploadRowProps {
  queue: UploadQueue
  file: QueuedFile
  /** Does what takes the pressed control away, and keeps the focus near. */
  keep: (act: () => void) => void
}

/** One submitted file: how far it is, and what can be done about it. */
export function UploadRow({ queue, file, keep }: UploadRowProps) {
  const { state } = file
  const name = fileName(file)
  const isRunning = isUnderWay(file)
  return (
    <li
      className={classNames(
        'grid grid-cols-[auto_1fr_auto] items-start gap-x-3 rounded-30 border p-3',
        state.kind === 'failed'
          ? 'border-error-weaker bg-error-weakest'
          : 'border-weaker bg-body',
      )}
    >
      <StateIcon kind={state.kind} />
      <div className="min-w-0 space-y-1">
        <MiddleTruncate text={pathOf(file)} className="font-semibold" />
        <UploadStatus name={name} state={state} />
        {state.kind === 'published' ? (
          <PublishedAddress name={name} asset={state.published.asset} />
        ) : null}
        <RetryActions {...{ queue, file, keep, name }} />
      </div>
      {/* One control through all states: whoever has it focused keeps it as the file ends. */}
      <IconButton
        aria-label={isRunning ? `Cancel upload of ${name}` : `Remove ${name} from this list`}
        size="small"
        icon={<X aria-hidden />}
        onClick={() => keep(() => (isRunning ? queue.cancel : queue.remove)(file.id))}
      />
    </li>
  )
}

function pathOf({ state, target, file }: QueuedFile): string {
  if (state.kind === 'published') return state.published.asset.path
  return target ? servedPath(target.path) : file.relativePath
}

function StateIcon({ kind }: { kind: QueuedFile['state']['kind'] }) {
  const place = 'mt-0.5 size-5'
  switch (kind) {
    case 'published':
      return <CircleCheck aria-hidden className={`${place} text-icon-success`} />
    case 'failed':
      return <CircleAlert aria-hidden className={`${place} text-icon-error`} />
    case 'cancelled':
      return <Ban aria-hidden className={`${place} text-icon`} />
    case 'chosen':
    case 'waiting':
    case 'sending':
    case 'publishing':
      return <FileIcon aria-hidden className={`${place} text-icon`} />
  }
}
