import type { ReactNode } from 'react'
import { LateMenu, type LateMenuProps } from './LateMenu.tsx'
import { menuSkin } from './overlay-parts.ts'

/** One line of a choice; `note` is smaller text below, of one or more lines. */
interface MenuOption {
  value: string
  label: string
  icon?: ReactNode
  note?: string | undefined
}

/** One line of a menu, or what stands between lines. */
export type MenuEntry =
  | {
      type?: 'item'
      label: string
      icon?: ReactNode
      destructive?: boolean
      disabled?: boolean
      onSelect: () => void
    }
  | { type: 'link'; label: string; href: string; icon?: ReactNode; newTab?: boolean }
  | {
      type: 'radio'
      label: string
      value: string
      options: readonly MenuOption[]
      onChange: (value: string) => void
    }
  | { type: 'separator' }
  | { type: 'text'; content: ReactNode }

interface MenuProps extends Pick<LateMenuProps<unknown>, 'renderTrigger' | 'align' | 'side'> {
  entries: readonly MenuEntry[]
}

/** A menu button. Its code is fetched when the pointer or the focus first comes near. */
export function Menu({ entries, ...rest }: MenuProps) {
  return (
    <LateMenu
      {...rest}
      part={menuSkin}
      renderMenu={(Skin, frame) => <Skin {...frame} entries={entries} />}
    />
  )
}
