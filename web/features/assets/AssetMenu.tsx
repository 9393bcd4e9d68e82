import { Download, Pencil, Trash2 } from 'lucide-react'
import type { Asset, Visibility } from '../../../contract/assets.ts'
import { withParameter } from '../../lib/links.ts'
import { VISIBILITIES } from '../../lib/visibility.ts'
import type { MenuFrame } from '../../ui/LateMenu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { MenuSkin } from '../../ui/MenuSkin.tsx'
import type { AssetItem, ItemActs } from './item.ts'
import { VisibilityIcon } from './VisibilityIcon.tsx'

interface AssetMenuProps {
  item: AssetItem
  acts: ItemActs
  frame: MenuFrame
}

/** All that can be done to one asset. */
export function AssetMenu({ item: { asset, pending }, acts, frame }: AssetMenuProps) {
  return <MenuSkin {...frame} entries={entriesFor(asset, acts, pending !== null)} />
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
      href: withParameter(asset.links.content, 'download', '1'),
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
