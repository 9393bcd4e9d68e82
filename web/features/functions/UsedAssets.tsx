import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, LoaderCircle, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Environment } from '../../../contract/services.ts'
import { assetAtQuery } from '../../api/asset-lookup.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { usedAssets, type UsedAsset } from './engine/used-assets.ts'

interface UsedAssetsProps {
  environment: Environment
  /** The text in the editor. */
  source: string
  assetsHref: (search: string) => string
  /** Shows a line of the source. */
  onLine: (line: number) => void
}

/** The private assets that the source reads by name, and whether each is there. */
export function UsedAssets({ environment, source, assetsHref, onLine }: UsedAssetsProps) {
  const { assets, readsOthers } = usedAssets(source)
  if (assets.length === 0 && !readsOthers) return null
  return (
    <Card as="section" padding="none" aria-labelledby="used-assets">
      <Heading
        as="h3"
        size="card"
        id="used-assets"
        className="flex items-center gap-2 px-4 pt-3 pb-2"
      >
        <Lock aria-hidden className="size-4 text-icon" />
        Private assets used
      </Heading>
      <ul>
        {assets.map((asset) => (
          <UsedAssetRow key={asset.path} {...{ environment, asset, assetsHref, onLine }} />
        ))}
      </ul>
      {readsOthers ? (
        <p className="border-t border-weaker px-4 py-2 text-20 text-weak">
          It also reads assets whose names only show when it runs.
        </p>
      ) : null}
    </Card>
  )
}

interface UsedAssetRowProps extends Pick<
  UsedAssetsProps,
  'environment' | 'assetsHref' | 'onLine'
> {
  asset: UsedAsset
}

function UsedAssetRow({ environment, asset, assetsHref, onLine }: UsedAssetRowProps) {
  const { path, line } = asset
  const found = useQuery(assetAtQuery(environment, path))
  const known = found.data
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-weaker px-4 py-2">
      <Link href={assetsHref(path)} asChild>
        <Anchor className="min-w-0 py-0.5 font-code text-20 break-all">{path}</Anchor>
      </Link>
      <span className="inline-flex items-center gap-1 text-20">
        {found.error !== null && known === undefined ? (
          <Mark icon={<CircleAlert aria-hidden />}>Could not be looked up.</Mark>
        ) : known === undefined ? (
          <Mark icon={<LoaderCircle aria-hidden />}>Looking it up…</Mark>
        ) : known === null ? (
          <Mark icon={<CircleAlert aria-hidden />} isWrong>
            Missing: reading it will fail.
          </Mark>
        ) : known.visibility === 'private' ? (
          <Mark icon={<CircleCheck aria-hidden />}>It is there.</Mark>
        ) : (
          <Mark icon={<CircleAlert aria-hidden />} isWrong>
            {`It is ${known.visibility}, so Runtime.getAssets() does not have it.`}
          </Mark>
        )}
      </span>
      <Button
        size="small"
        variant="link"
        className="ml-auto"
        aria-label={`Line ${line}, where ${path} is read`}
        onClick={() => onLine(line)}
      >
        {`Line ${line}`}
      </Button>
    </li>
  )
}

interface MarkProps {
  icon: ReactNode
  isWrong?: boolean
  children: string
}

function Mark({ icon, isWrong = false, children }: MarkProps) {
  return (
    <span
      className={`inline-flex items-center gap-1 [&_svg]:size-3.5 [&_svg]:shrink-0 ${isWrong ? 'text-error' : 'text-weak'}`}
    >
      {icon}
      {children}
    </span>
  )
}
