import { Button } from '../../../ui/Button.tsx'
import { RULE_WORDS } from '../conflicts/conflict-words.ts'
import type { QueueView } from '../engine/queue-store.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'

interface StandingRuleProps {
  queue: UploadQueue
  onTaken: QueueView['onTaken']
  /** Takes the focus once the rule is gone, and its button with it. */
  onLeave: () => void
}

/** What was decided once and for all about files that exist already, and the way back. */
export function StandingRule({ queue, onTaken, onLeave }: StandingRuleProps) {
  if (onTaken === 'ask') return null
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-weak">
      {RULE_WORDS[onTaken]}
      <Button
        size="small"
        onClick={() => {
          queue.setOnTaken('ask')
          onLeave()
        }}
      >
        Ask me again
      </Button>
    </p>
  )
}
