import type { ReactNode } from 'react'
import { PageHeading } from './PageHeading.tsx'

interface PageHeaderProps {
  /** The page's name for the browser tab; the heading's own words otherwise. */
  tab?: string
  title: string
  /** A line or two below it. */
  children?: ReactNode
  /** The page's main action. */
  action?: ReactNode
}

/** The head of a page: its name, what it is about, and what one does there. */
export function PageHeader({ tab, title, children, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-80">
        <PageHeading title={tab ?? title}>{title}</PageHeading>
        {children === undefined ? null : (
          <div className="mt-1 max-w-size-80 text-weak">{children}</div>
        )}
      </div>
      {action}
    </header>
  )
}
