import { MiddleTruncate } from '../../../ui/MiddleTruncate.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { PublishedAddress } from './PublishedAddress.tsx'
import { RowControls } from './RowControls.tsx'
import { RowRemedies } from './RowRemedies.tsx'
import { StateIcon } from './StateIcon.tsx'
import { UploadStatus } from './UploadStatus.tsx'
import { servedPath } from '../engine/plan.ts'
import { type QueuedFile, fileName } from '../engine/queued-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'

interface UploadRowProps {
  queue: UploadQueue
  file: QueuedFile
  /** Some files of the queue wait for a decision. */
  hasConflicts: boolean
}

/** One submitted file: how far it is, and what can be done about it. */
export function UploadRow({ queue, file, hasConflicts }: UploadRowProps) {
  const { state } = file
  return (
    <div
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
        <UploadStatus file={file} hasConflicts={hasConflicts} />
        {state.kind === 'published' ? (
          <PublishedAddress name={fileName(file)} asset={state.published.asset} />
        ) : null}
        <RowRemedies queue={queue} file={file} />
      </div>
      <RowControls queue={queue} file={file} />
    </div>
  )
}

function pathOf({ state, target, file }: QueuedFile): string {
  if (state.kind === 'published') return state.published.asset.path
  return target ? servedPath(target.path) : file.relativePath
}
