import type { Service } from '../../contract/services.ts'
import { PageHeading } from './PageHeading.tsx'

interface AssetsPageProps {
  service: Service
  environment: string
}

/** A Service's assets: drop files anywhere, and see what is live. */
export function AssetsPage({ service }: AssetsPageProps) {
  return <PageHeading title={`Assets · ${service.unique_name}`}>Assets</PageHeading>
}
