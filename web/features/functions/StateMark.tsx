import { CircleCheck, CircleDashed, CircleDot, PenLine, type LucideIcon } from 'lucide-react'
import { classNames } from '../../ui/class-names.ts'
import { STATE_WORDS, type FunctionState } from './engine/function-state.ts'

const LOOKS: Record<FunctionState | 'unsaved', { icon: LucideIcon; colour: string }> = {
  live: { icon: CircleCheck, colour: 'text-icon-success' },
  saved: { icon: CircleDashed, colour: 'text-icon' },
  changed: { icon: CircleDot, colour: 'text-icon-warning' },
  unsaved: { icon: PenLine, colour: 'text-icon-warning' },
}

/** How a Function stands, in words and by an icon; `unsaved`: text was typed and not saved. */
export function StateMark({ state }: { state: FunctionState | 'unsaved' }) {
  const { icon: Icon, colour } = LOOKS[state]
  return (
    <span className="inline-flex items-center gap-1 text-20 text-weak">
      <Icon aria-hidden className={classNames('size-3.5 shrink-0', colour)} />
      {state === 'unsaved' ? 'Unsaved changes' : STATE_WORDS[state]}
    </span>
  )
}
