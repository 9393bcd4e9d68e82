import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** A Service's Logs, in one Environment. */
export function LogsPage({ service, environment }: ServicePageProps) {
  return <ServicePageHeading title="Logs" {...{ service, environment }} />
}
