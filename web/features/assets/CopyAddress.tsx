import { addressOf } from '../../lib/address.ts'
import type { Asset } from '../../../contract/assets.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'

/** Copies how an asset is reached: its URL, or the line a Function reads it by. */
export function CopyAddress({ asset, name }: { asset: Asset; name: string }) {
  const address = addressOf(asset)
  if (address.kind === 'none') return null
  const isUrl = address.kind === 'url'
  const label = isUrl ? 'Copy URL' : 'Copy code'
  return (
    <CopyButton
      value={isUrl ? address.url : address.code}
      label={label}
      accessibleLabel={`${label} of ${name}`}
      copiedLabel={isUrl ? 'Copied URL' : 'Copied code'}
      size="small"
    />
  )
}
