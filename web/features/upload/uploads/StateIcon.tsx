import {
  Ban,
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleQuestionMark,
  File as FileIcon,
  SkipForward,
} from 'lucide-react'
import type { FileStateKind } from '../engine/queued-file.ts'

const PLACE = 'mt-0.5 size-5'

/** A file's state at a glance; its words stand beside it. */
export function StateIcon({ kind }: { kind: FileStateKind }) {
  switch (kind) {
    case 'published':
      return <CircleCheck aria-hidden className={`${PLACE} text-icon-success`} />
    case 'failed':
      return <CircleAlert aria-hidden className={`${PLACE} text-icon-error`} />
    case 'undecided':
    case 'missing':
      return <CircleQuestionMark aria-hidden className={`${PLACE} text-icon-warning`} />
    case 'cancelled':
      return <Ban aria-hidden className={`${PLACE} text-icon`} />
    case 'skipped':
      return <SkipForward aria-hidden className={`${PLACE} text-icon`} />
    case 'paused':
      return <CirclePause aria-hidden className={`${PLACE} text-icon`} />
    case 'chosen':
    case 'checking':
    case 'waiting':
    case 'sending':
    case 'publishing':
      return <FileIcon aria-hidden className={`${PLACE} text-icon`} />
  }
}
