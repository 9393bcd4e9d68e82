import type { Asset } from '../../../contract/assets.ts'
import { usePendingOperations } from '../../api/changes.ts'
import type { Place } from '../../api/place.ts'
import { useStore } from '../../lib/use-store.ts'
import type { AssetItem } from './item.ts'
import type { Proofs } from './proofs.ts'

/** The loaded assets with what is being done to each and what was proved of it. */
export function useItems(place: Place, assets: readonly Asset[], proofs: Proofs): AssetItem[] {
  const operations = usePendingOperations(place)
  const proved = useStore(proofs)
  const pending = new Map(operations.map((operation) => [operation.asset_sid, operation]))
  return assets.map((asset, index) => ({
    asset,
    position: index + 1,
    pending: pending.get(asset.sid) ?? null,
    proof: proved.get(asset.sid) ?? null,
  }))
}
