import type { Asset } from '../../../contract/assets.ts'
import { formatAgo, formatExact } from '../../lib/dates.ts'
import { useNow } from './use-now.ts'

/** When an asset was last changed, as people say it; exactly in its tooltip. */
export function AssetDate({ asset }: { asset: Asset }) {
  const now = useNow()
  return (
    <time dateTime={asset.date_updated} title={formatExact(asset.date_updated)}>
      {formatAgo(asset.date_updated, now)}
    </time>
  )
}
