import { Download, Ellipsis, ExternalLink, Pencil, Trash2 } from 'lucide-react'
import type { Asset, Visibility } from '../../../contract/assets.ts'
import { addressOf } from '../../lib/address.ts'
import { VISIBILITIES } from '../../lib/visibility.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { IconLink } from '../../ui/IconLink.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { restReason, type AssetItem, type ItemActs } from './item.ts'
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
      <Menu
        align="end"
        renderTrigger={(props) => (
          <IconButton
            {...props}
            aria-label={`Actions for ${name}`}
            title={`Actions for ${name}. The Delete key deletes it.`}
            icon={<Ellipsis aria-hidden />}
          />
        )}
        entries={entriesFor(asset, acts, item.pending !== null)}
      />
    </div>
  )
}

function entriesFor(asset: Asset, acts: ItemActs, busy: boolean): MenuEntry[] {
  return [
    {
      type: 'radio',
      label: 'Visibility',
      value: asset.visibility,
      options: VISIBILITIES.map(({ value, label }) => ({
        value,
        label,
        icon: <VisibilityIcon visibility={value} />,
      })),
      onChange: (value) => {
        const chosen = VISIBILITIES.find((known) => known.value === value)?.value
        if (chosen && !busy) toVisibility(asset, chosen, acts)
      },
    },
    { type: 'separator' },
    {
      type: 'link',
      label: 'Download',
      href: `${asset.links.content}?download=1`,
      icon: <Download aria-hidden />,
    },
    {
      label: 'Rename or move…',
      icon: <Pencil aria-hidden />,
      disabled: busy,
      onSelect: () => acts.rename(asset),
    },
    {
      label: 'Delete',
      icon: <Trash2 aria-hidden />,
      destructive: true,
      disabled: busy,
      onSelect: () => acts.remove(asset),
    },
  ]
}

// Choosing what it is already needs no Change.
function toVisibility(asset: Asset, chosen: Visibility, acts: ItemActs): void {
  if (chosen !== asset.visibility) acts.setVisibility(asset, chosen)
}
