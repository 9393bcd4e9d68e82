import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** A Service's Functions, in one Environment. */
export function FunctionsPage({ service, environment }: ServicePageProps) {
  return <ServicePageHeading title="Functions" {...{ service, environment }} />
}
