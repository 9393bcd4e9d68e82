import { Ellipsis, ExternalLink } from 'lucide-react'
import { addressOf } from '../../lib/address.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { IconLink } from '../../ui/IconLink.tsx'
import { LateMenu } from '../../ui/LateMenu.tsx'
import { restReason, type AssetItem, type ItemActs } from './item.ts'
import { assetMenu } from './late-parts.ts'
import { VisibilityIcon } from './VisibilityIcon.tsx'

interface AssetActionsProps {
  item: AssetItem
  /** The file's name, for the names of the controls. */
  name: string
  acts: ItemActs
}

/** The controls of one asset beside “Copy”: toggle, open, and a menu of the others. */
export function AssetActions({ item, name, acts }: AssetActionsProps) {
  const { asset } = item
  const toggled = asset.visibility === 'private' ? 'public' : 'private'
  const address = addressOf(asset)
  return (
    <div className="flex shrink-0 items-center gap-1">
      <IconButton
        aria-label={`Make ${name} ${toggled}`}
        icon={<VisibilityIcon visibility={toggled} />}
        disabledReason={restReason(item)}
        onClick={() => acts.setVisibility(asset, toggled)}
      />
      {asset.visibility === 'public' && address.kind === 'url' ? (
        <IconLink
          aria-label={`Open ${name} in a new tab`}
          icon={<ExternalLink aria-hidden />}
          href={address.url}
          target="_blank"
          rel="noreferrer"
        />
      ) : null}
      <LateMenu
        align="end"
        part={assetMenu}
        renderMenu={(AssetMenu, frame) => <AssetMenu {...{ item, acts, frame }} />}
        renderTrigger={(props) => (
          <IconButton
            {...props}
            aria-label={`Actions for ${name}`}
            title={`Actions for ${name}. The Delete key deletes it.`}
            icon={<Ellipsis aria-hidden />}
          />
        )}
      />
    </div>
  )
}
