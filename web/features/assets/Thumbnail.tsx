import { useState } from 'react'
import type { Asset } from '../../../contract/assets.ts'
import { withParameter } from '../../lib/links.ts'
import { hasThumbnail } from './file-kind.ts'
import { TypeIcon } from './TypeIcon.tsx'

interface ThumbnailProps {
  asset: Asset
  /** How large the icon is where there is no picture. */
  iconClassName: string
}

/** The picture of an asset, or the icon of its type; fills the positioned box it is put in. */
export function Thumbnail({ asset, iconClassName }: ThumbnailProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const { version_sid, content_type, links } = asset
  if (!hasThumbnail(asset) || broken === version_sid) {
    return <TypeIcon contentType={content_type} className={`text-icon ${iconClassName}`} />
  }
  return (
    <img
      // A replaced file keeps its link; the version makes the browser show the new picture.
      src={withParameter(links.content, 'v', version_sid)}
      alt=""
      loading="lazy"
      decoding="async"
      // Out of the flow, so that no picture stretches its box.
      className="absolute inset-0 size-full object-contain"
      onError={() => setBroken(version_sid)}
    />
  )
}
