import type { ReactNode } from 'react'
import type { Environment, Service } from '../../contract/services.ts'
import { PageHeader } from './PageHeader.tsx'

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

/** The head of a page of a Service; the browser's tab tells of which, and where. */
export function ServicePageHeading(props: ServicePageHeadingProps) {
  const { service, environment, ...rest } = props
  const tab = `${rest.title} · ${service.unique_name} (${environment.unique_name})`
  return <PageHeader tab={tab} {...rest} />
}
