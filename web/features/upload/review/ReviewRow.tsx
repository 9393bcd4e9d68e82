import { CircleAlert, File as FileIcon, X } from 'lucide-react'
import { formatBytes } from '../../../lib/bytes.ts'
import { visibilityLabel } from '../../../lib/visibility.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MiddleTruncate } from '../../../ui/MiddleTruncate.tsx'
import { NameNotes } from './NameNotes.tsx'
import { VisibilityChoice } from './VisibilityChoice.tsx'
import type { Plan } from '../engine/plan.ts'
import { type QueuedFile, fileName } from '../engine/queued-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'

interface ReviewRowProps {
  queue: UploadQueue
  file: QueuedFile
  plan: Plan
  /** It goes to another Environment than the one that is looked at. */
  isElsewhere: boolean
}

/** One chosen file: the path it will get and why, its size, and who will be able to read it. */
export function ReviewRow({ queue, file, plan, isElsewhere }: ReviewRowProps) {
  const name = fileName(file)
  return (
    <div className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-2 rounded-30 border border-weaker bg-body p-3 sm:grid-cols-[auto_1fr_auto_auto]">
      <FileIcon aria-hidden className="mt-0.5 size-5 text-icon" />
      <div className="min-w-0">
        <MiddleTruncate text={plan.path} className="font-semibold" />
        <p className="wrap-anywhere text-weak">
          {sizeWords(file)}
          {plan.path.endsWith(`/${name}`) ? null : <> · from {name}</>}
          {isElsewhere ? <> · to {file.destination.name}</> : null}
        </p>
        <NameNotes
          name={name}
          notes={plan.notes}
          onMakePrivate={() => queue.setVisibility(file.id, 'private')}
        />
        {plan.problem ? <Problem {...plan.problem} /> : null}
      </div>
      <div className="order-1 col-span-2 col-start-2 sm:order-none sm:col-span-1 sm:col-start-auto">
        <RowVisibility {...{ queue, file, plan, name }} />
      </div>
      <IconButton
        aria-label={`Remove ${name}`}
        size="small"
        icon={<X aria-hidden />}
        onClick={() => queue.remove(file.id)}
      />
    </div>
  )
}

/** Of what the server fetches, nobody knows the size before. */
function sizeWords({ file: { sourceUrl, size } }: QueuedFile): string {
  if (sourceUrl === null) return formatBytes(size)
  return `Size not known yet · fetched from ${new URL(sourceUrl).host}`
}

function Problem({ message, remedy }: { message: string; remedy: string }) {
  return (
    <p className="flex gap-1.5 text-error">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-icon-error" />
      <span className="min-w-0 wrap-anywhere">
        {message} {remedy}
      </span>
    </p>
  )
}

type RowVisibilityProps = Omit<ReviewRowProps, 'isElsewhere'> & { name: string }

function RowVisibility({ queue, file, plan, name }: RowVisibilityProps) {
  if (plan.problem) return null
  if (plan.isForced) return <Badge>{visibilityLabel(plan.visibility)}</Badge>
  return (
    <VisibilityChoice
      label={`Visibility of ${name}`}
      hideLabel
      value={plan.visibility}
      onChange={(visibility) => queue.setVisibility(file.id, visibility)}
    />
  )
}
