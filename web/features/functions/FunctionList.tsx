import { Package } from 'lucide-react'
import { Link } from 'wouter'
import type { HangarFunction } from '../../../contract/functions.ts'
import { useStore } from '../../lib/use-store.ts'
import { classNames } from '../../ui/class-names.ts'
import { FunctionItem } from './FunctionItem.tsx'
import { useChosen } from './use-chosen.ts'
import { drafts } from './workbench.ts'

interface FunctionListProps {
  functions: readonly HangarFunction[]
  className?: string
}

/** All Functions of a Service, and what belongs to them all. */
export function FunctionList({ functions, className }: FunctionListProps) {
  const { chosen, hrefTo } = useChosen()
  const typed = useStore(drafts)
  const onDependencies = chosen.kind === 'dependencies'
  return (
    <nav
      aria-label="Functions"
      className={classNames(
        'space-y-4 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto',
        className,
      )}
    >
      <ul className="overflow-hidden rounded-30 border border-weaker bg-weaker">
        {functions.map((fn) => (
          <FunctionItem
            key={fn.sid}
            fn={fn}
            href={hrefTo({ kind: 'function', functionSid: fn.sid })}
            isChosen={chosen.kind === 'function' && chosen.functionSid === fn.sid}
            hasDraft={typed.has(fn.sid)}
          />
        ))}
      </ul>
      <div>
        <h2 className="mb-1 px-2 text-20 font-semibold text-weak">Settings</h2>
        <Link
          href={hrefTo({ kind: 'dependencies' })}
          data-chosen="dependencies"
          aria-current={onDependencies ? 'true' : undefined}
          className="flex min-h-9 items-center gap-2 rounded-30 border border-weaker bg-weaker p-2 font-semibold text-default hover:text-link aria-[current]:border-primary aria-[current]:bg-primary-weakest"
        >
          <Package aria-hidden className="size-5 text-icon" />
          Dependencies
        </Link>
      </div>
    </nav>
  )
}
