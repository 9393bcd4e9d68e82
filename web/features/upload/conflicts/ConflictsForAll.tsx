import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import type { QueuedFile } from '../engine/queued-file.ts'
import type { Decision } from '../engine/file-events.ts'
import { replacingLine } from './conflict-words.ts'

interface ConflictsForAllProps {
  files: readonly QueuedFile[]
  onDecide: (decision: Decision) => void
  /** How long the decision stands. */
  children: ReactNode
}

/** One decision for all files whose paths are taken; none looks like the one to take. */
export function ConflictsForAll({ files, onDecide, children }: ConflictsForAllProps) {
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => onDecide('replace')}>Replace all</Button>
        <Button onClick={() => onDecide('keep_both')}>Keep both of all</Button>
        <Button onClick={() => onDecide('skip')}>Skip all</Button>
        <p className="text-weak empty:hidden">{replacingLine(files)}</p>
      </div>
      {children}
    </div>
  )
}
