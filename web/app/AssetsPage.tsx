import { useQueryClient } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Service } from '../../contract/services.ts'
import type { Session } from '../../contract/session.ts'
import { seedPublished } from '../api/seed.ts'
import { ListSkeleton } from '../features/assets/ListSkeleton.tsx'
import { viewChoice } from '../features/assets/view-choice.ts'
import { useStore } from '../lib/use-store.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeading } from './PageHeading.tsx'
import { UploadZonePending } from './UploadZonePending.tsx'

// Both are fetched as soon as this module runs: after the first paint, and while the server
// still says who is signed in and what there is to list.
const uploadZone = import('../features/upload/UploadZone.tsx')
const assetBrowser = import('../features/assets/AssetBrowser.tsx')
const UploadZone = lazy(async () => ({ default: (await uploadZone).UploadZone }))
const AssetBrowser = lazy(async () => ({ default: (await assetBrowser).AssetBrowser }))

interface AssetsPageProps {
  session: Session
  service: Service
  environment: string
}

/** A Service's assets: drop files anywhere, and see what is live. */
export function AssetsPage({ session, service, environment }: AssetsPageProps) {
  const queryClient = useQueryClient()
  const view = useStore(viewChoice)
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
      <Suspense fallback={<ListSkeleton view={view} />}>
        <AssetBrowser
          service={service}
          environmentName={environment}
          emptyState={
            <EmptyState title="No assets yet" icon={<Files />}>
              To get started hosting files, drop one anywhere on this page. A public asset has a
              URL that works at once.
            </EmptyState>
          }
        />
      </Suspense>
    </>
  )
}
