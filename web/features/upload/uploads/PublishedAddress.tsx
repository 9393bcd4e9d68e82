import type { Asset } from '../../../../contract/assets.ts'
import { addressOf } from '../../../lib/address.ts'
import { Anchor } from '../../../ui/Anchor.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'

/** How what was just published is reached, ready to copy. */
export function PublishedAddress({ name, asset }: { name: string; asset: Asset }) {
  const address = addressOf(asset)
  if (address.kind === 'none') return <p className="text-weak">{address.note}</p>
  const isUrl = address.kind === 'url'
  const label = isUrl ? 'Copy URL' : 'Copy code'
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {isUrl ? (
        <Anchor href={address.url} newTab className="min-w-0 break-all">
          {address.url}
        </Anchor>
      ) : (
        <code className="min-w-0 font-code break-all">{address.code}</code>
      )}
      <CopyButton
        value={isUrl ? address.url : address.code}
        label={label}
        accessibleLabel={`${label} of ${name}`}
        size="small"
      />
      {address.note === null ? null : <p className="w-full text-weak">{address.note}</p>}
    </div>
  )
}
