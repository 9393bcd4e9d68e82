import { Files } from 'lucide-react'
import { AssetBrowser } from '../features/assets/AssetBrowser.tsx'
import { uploadZone } from '../features/upload/late-parts.ts'
import { useLatePart } from '../lib/use-late-part.ts'
import { announce } from '../ui/announce.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { MISSING_PART } from '../ui/missing-part.ts'
import type { ServicePageProps } from './late-pages.ts'
import { MissingPart } from './MissingPart.tsx'
import { ServedAt } from './ServedAt.tsx'
import { ServicePageHeading } from './ServicePageHeading.tsx'
import { UploadZonePending } from './UploadZonePending.tsx'

// The list needs nothing that is not here yet; this is fetched while the server still says who
// is signed in and what there is to list.
uploadZone.preload()

/** A Service's assets: drop files anywhere, and see what is live. */
export function AssetsPage({ session, service, environment }: ServicePageProps) {
  const zone = useLatePart(uploadZone, true, () =>
    announce(`The upload area is missing. ${MISSING_PART}`, 'assertive'),
  )
  return (
    <>
      <ServicePageHeading title="Assets" {...{ service, environment }}>
        <ServedAt environment={environment} />
      </ServicePageHeading>
      {zone.kind === 'away' ? <UploadZonePending /> : null}
      {zone.kind === 'missing' ? <MissingPart title="The upload area is missing" /> : null}
      {zone.kind === 'here' ? (
        <zone.part
          service={service}
          environment={environment}
          maxAssetBytes={session.max_asset_bytes}
        />
      ) : null}
      <AssetBrowser
        environment={environment}
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
