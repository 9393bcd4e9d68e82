import type { Asset } from '../../../contract/assets.ts'
import { addressOf } from '../../lib/address.ts'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import type { ProofReport } from './proof-words.ts'
import { ProofLine } from './ProofLine.tsx'

interface AssetAddressProps {
  asset: Asset
  proof: ProofReport | null
}

/** How an asset is reached, what that means, and what was proved of its former URL. */
export function AssetAddress({ asset, proof }: AssetAddressProps) {
  const address = addressOf(asset)
  const text = address.kind === 'url' ? address.url : address.kind === 'runtime' && address.code
  return (
    <div className="min-w-0 space-y-1 text-20">
      {text ? (
        <code className="block rounded-20 border border-weaker bg-weak px-2 py-1 font-code">
          <MiddleTruncate text={text} />
        </code>
      ) : null}
      {address.note === null ? null : <p className="text-weak">{address.note}</p>}
      <ProofLine proof={proof} />
    </div>
  )
}
