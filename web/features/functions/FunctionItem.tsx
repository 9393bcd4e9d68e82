import { Link } from 'wouter'
import type { HangarFunction } from '../../../contract/functions.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { FunctionVisibility } from './FunctionVisibility.tsx'
import { stateOf } from './engine/function-state.ts'
import { StateMark } from './StateMark.tsx'

interface FunctionItemProps {
  fn: HangarFunction
  href: string
  isChosen: boolean
  hasDraft: boolean
}

/** One Function in the list: what it is called, who may call it, how it stands. */
export function FunctionItem({ fn, href, isChosen, hasDraft }: FunctionItemProps) {
  const { path, visibility } = fn.saved
  return (
    <li className="relative flex items-start border-b border-weaker last:border-b-0 has-[[aria-current]]:bg-primary-weakest">
      <Link
        href={href}
        aria-current={isChosen ? 'true' : undefined}
        data-chosen={fn.sid}
        className="group min-w-0 flex-1 border-l-4 border-transparent p-3 pl-2 aria-[current]:border-primary"
      >
        <span className="block font-code text-30 font-semibold text-default group-hover:text-link">
          <MiddleTruncate text={path} />
        </span>
        <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
          <FunctionVisibility visibility={visibility} />
          <StateMark state={hasDraft ? 'unsaved' : stateOf(fn)} />
        </span>
      </Link>
      {fn.public_url === null ? null : (
        <CopyButton
          iconOnly
          size="small"
          className="mt-2 mr-2"
          value={fn.public_url}
          label="Copy URL"
          accessibleLabel={`Copy URL of ${path}`}
          copiedLabel="Copied URL"
        />
      )}
    </li>
  )
}
