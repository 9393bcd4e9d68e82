import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { menuSkin } from './overlay-parts.ts'
import { useOptionalPart } from './use-optional-part.ts'

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
      options: readonly { value: string; label: string; icon?: ReactNode }[]
      onChange: (value: string) => void
    }
  | { type: 'separator' }
  | { type: 'text'; content: ReactNode }

/** Spread these on the Button or IconButton that opens the menu. */
export interface MenuTriggerProps {
  id: string
  ref: Ref<HTMLButtonElement>
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onClick: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onPointerEnter: () => void
  onFocus: () => void
}

interface MenuProps {
  renderTrigger: (props: MenuTriggerProps) => ReactNode
  entries: readonly MenuEntry[]
  /** Which edge of the trigger the menu keeps to. */
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
}

/** A menu button. Its code is fetched when the pointer or the focus first comes near. */
export function Menu({ renderTrigger, entries, align = 'start', side = 'bottom' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const skin = useOptionalPart(menuSkin, open, () => setOpen(false))
  return (
    <>
      {renderTrigger({
        id: `${id}-trigger`,
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? `${id}-menu` : undefined,
        onClick: () => setOpen(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        },
        onPointerEnter: menuSkin.preload,
        onFocus: menuSkin.preload,
      })}
      {skin.kind === 'here' ? (
        <skin.part
          {...{ id: `${id}-menu`, labelledBy: `${id}-trigger`, entries, align, side, open }}
          anchor={button}
          onOpenChange={setOpen}
        />
      ) : null}
    </>
  )
}
