import { Button } from '../../../ui/Button.tsx'
import type { Decision } from '../engine/transition.ts'

/** One decision for all files whose paths are taken; none looks like the one to take. */
export function ConflictsForAll({ onDecide }: { onDecide: (decision: Decision) => void }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => onDecide('replace')}>Replace all</Button>
      <Button onClick={() => onDecide('keep_both')}>Keep both of all</Button>
      <Button onClick={() => onDecide('skip')}>Skip all</Button>
    </div>
  )
}
