import { Button } from '../../../ui/Button.tsx'
import { MiddleTruncate } from '../../../ui/MiddleTruncate.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { ConflictSides } from './ConflictSides.tsx'
import { conflictWords, decisionLabel, decisionName, nameBeside } from './conflict-words.ts'
import { possibleDecisions } from '../engine/decisions.ts'
import type { QueuedFile } from '../engine/queued-file.ts'
import type { Decision } from '../engine/file-events.ts'

interface ConflictRowProps {
  file: QueuedFile
  /** It goes to another Environment than the one that is looked at. */
  isElsewhere: boolean
  onDecide: (decision: Decision) => void
}

/** One file whose path is taken: by what, and the ways on. */
export function ConflictRow({ file, isElsewhere, onDecide }: ConflictRowProps) {
  const now = useNow()
  if (file.state.kind !== 'undecided') return null
  const { path, message, sides } = conflictWords(file, file.state.taken, now)
  return (
    <div className="space-y-2 rounded-30 border border-weaker bg-body p-3">
      <div>
        <MiddleTruncate text={path} className="font-semibold" />
        <p className="wrap-anywhere">
          {message}
          {isElsewhere ? <span className="text-weak"> In {file.destination.name}.</span> : null}
        </p>
      </div>
      {sides ? <ConflictSides {...sides} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        {possibleDecisions(file).map((decision) => (
          <Button
            key={decision}
            size="small"
            className="max-w-full"
            aria-label={decisionName(file, decision)}
            onClick={() => onDecide(decision)}
          >
            {decisionLabel(file, decision)}
          </Button>
        ))}
        <p className="min-w-0 text-20 wrap-anywhere text-weak">
          Both: this one gets the next free number, such as {nameBeside(file)}.
        </p>
      </div>
    </div>
  )
}
