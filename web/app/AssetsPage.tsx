import { useQueryClient } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import type { Service } from '../../contract/services.ts'
import type { Session } from '../../contract/session.ts'
import { seedPublished } from '../api/seed.ts'
import { AssetBrowser } from '../features/assets/AssetBrowser.tsx'
import { uploadZone } from '../features/upload/late-parts.ts'
import { useLatePart } from '../lib/use-late-part.ts'
import { announce } from '../ui/announce.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { MISSING_PART } from '../ui/missing-part.ts'
import { PageHeading } from './PageHeading.tsx'
import { UploadZoneMissing } from './UploadZoneMissing.tsx'
import { UploadZonePending } from './UploadZonePending.tsx'

// The list needs nothing that is not here yet; this is fetched while the server still says who
// is signed in and what there is to list.
uploadZone.preload()

interface AssetsPageProps {
  session: Session
  service: Service
  environment: string
}

/** A Service's assets: drop files anywhere, and see what is live. */
export function AssetsPage({ session, service, environment }: AssetsPageProps) {
  const queryClient = useQueryClient()
  const zone = useLatePart(uploadZone, true, () =>
    announce(`The upload area is missing. ${MISSING_PART}`, 'assertive'),
  )
  return (
    <>
      <PageHeading title={`Assets · ${service.unique_name}`}>Assets</PageHeading>
      {zone.kind === 'away' ? <UploadZonePending /> : null}
      {zone.kind === 'missing' ? <UploadZoneMissing /> : null}
      {zone.kind === 'here' ? (
        <zone.part
          service={service}
          maxAssetBytes={session.max_asset_bytes}
          onPublished={(published) => void seedPublished(queryClient, published)}
        />
      ) : null}
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
    </>
  )
}
