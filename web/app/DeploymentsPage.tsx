import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** A Service's Deployments, in one Environment. */
export function DeploymentsPage({ service, environment }: ServicePageProps) {
  return <ServicePageHeading title="Deployments" {...{ service, environment }} />
}
