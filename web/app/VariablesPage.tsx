import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** A Service's Variables, in one Environment. */
export function VariablesPage({ service, environment }: ServicePageProps) {
  return <ServicePageHeading title="Variables" {...{ service, environment }} />
}
