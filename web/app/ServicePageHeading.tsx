import type { ReactNode } from 'react'
import type { Environment, Service } from '../../contract/services.ts'
import { PageHeading } from './PageHeading.tsx'

interface ServicePageHeadingProps {
  /** The page's name: "Deployments". */
  title: string
  service: Service
  environment: Environment
  /** A line or two below it. */
  children?: ReactNode
  /** The page's main action. */
  action?: ReactNode
}

/** The head of a page of a Service: its name, what it is about, and what one does there. */
export function ServicePageHeading(props: ServicePageHeadingProps) {
  const { title, service, environment, children, action } = props
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <PageHeading title={`${title} · ${service.unique_name} (${environment.unique_name})`}>
          {title}
        </PageHeading>
        {children === undefined ? null : (
          <div className="mt-1 max-w-size-80 text-weak">{children}</div>
        )}
      </div>
      {action}
    </header>
  )
}
