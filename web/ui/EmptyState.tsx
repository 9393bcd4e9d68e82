import type { ReactNode } from 'react'
import { Heading } from './Heading.tsx'

interface EmptyStateProps {
  /** "No assets yet" */
  title: string
  /** A large decorative icon. */
  icon?: ReactNode
  /** The way on: a button or link. */
  action?: ReactNode
  headingLevel?: 'h2' | 'h3'
  /** "To get started hosting files, drop one here." */
  children?: ReactNode
}

/** What a list shows when it has nothing, and how to get something into it. */
export function EmptyState({
  title,
  icon,
  action,
  headingLevel = 'h2',
  children,
}: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-30 border border-weaker bg-weaker p-9 text-center sm:p-14">
      {icon === undefined ? null : (
        <div aria-hidden className="mb-4 text-icon [&_svg]:size-12 [&_svg]:stroke-[1.25]">
          {icon}
        </div>
      )}
      <Heading as={headingLevel} size="section">
        {title}
      </Heading>
      {children === undefined ? null : (
        <div className="mt-2 max-w-size-40 text-30 text-balance text-weak">{children}</div>
      )}
      {action === undefined ? null : <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </div>
  )
}
