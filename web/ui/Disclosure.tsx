import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface DisclosureProps {
  summary: ReactNode
  defaultOpen?: boolean
  onToggle?: (isOpen: boolean) => void
  className?: string
  children: ReactNode
}

/** More, on demand: a native details element. */
export function Disclosure({
  summary,
  defaultOpen = false,
  onToggle,
  className,
  children,
}: DisclosureProps) {
  return (
    <details
      open={defaultOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
      className={classNames('group text-30', className)}
    >
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-20 py-1 font-semibold text-link hover:underline">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 group-open:rotate-90 motion-safe:transition-transform"
        />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}
