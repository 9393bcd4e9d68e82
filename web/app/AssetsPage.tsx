import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Service } from '../../contract/services.ts'
import type { Session } from '../../contract/session.ts'
import { seedPublished } from '../api/seed.ts'
import { PageHeading } from './PageHeading.tsx'
import { UploadZonePending } from './UploadZonePending.tsx'

// Fetched as soon as this module runs, beside the session and the list, and not before the
// first paint: it is a sixth of the console's code, and the list is of use without it.
const uploadZone = import('../features/upload/UploadZone.tsx')
const UploadZone = lazy(async () => ({ default: (await uploadZone).UploadZone }))

interface AssetsPageProps {
  session: Session
  service: Service
  environment: string
}

/** A Service's assets: drop files anywhere, and see what is live. */
export function AssetsPage({ session, service }: AssetsPageProps) {
  const queryClient = useQueryClient()
  return (
    <>
      <PageHeading title={`Assets · ${service.unique_name}`}>Assets</PageHeading>
      <Suspense fallback={<UploadZonePending />}>
        <UploadZone
          service={service}
          maxAssetBytes={session.max_asset_bytes}
          onPublished={(published) => void seedPublished(queryClient, published)}
        >
          {null}
        </UploadZone>
      </Suspense>
    </>
  )
}
