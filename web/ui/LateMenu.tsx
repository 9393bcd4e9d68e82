import { useId, useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import type { LatePart } from '../lib/late-part.ts'
import { useOptionalPart } from './use-optional-part.ts'

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

/** Spread these on the MenuSkin that is the menu. */
export interface MenuFrame {
  id: string
  labelledBy: string
  align: 'start' | 'end'
  side: 'bottom' | 'top' | 'right'
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: HTMLButtonElement | null
}

export interface LateMenuProps<Part> {
  renderTrigger: (props: MenuTriggerProps) => ReactNode
  /** What makes the menu: its entries, and the looks of them. */
  part: LatePart<Part>
  renderMenu: (part: Part, frame: MenuFrame) => ReactNode
  /** Which edge of the trigger the menu keeps to. */
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
}

/** A menu button whose entries, too, are fetched when the pointer or the focus comes near. */
export function LateMenu<Part>(props: LateMenuProps<Part>) {
  const { renderTrigger, part, renderMenu, align = 'start', side = 'bottom' } = props
  const id = useId()
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  const menu = useOptionalPart(part, open, () => setOpen(false))
  const labelledBy = `${id}-trigger`
  const frame = { id: `${id}-menu`, labelledBy, align, side, open, anchor: button }
  return (
    <>
      {renderTrigger({
        id: labelledBy,
        ref: setButton,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? frame.id : undefined,
        onClick: () => setOpen(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        },
        onPointerEnter: part.preload,
        onFocus: part.preload,
      })}
      {menu.kind === 'here' ? renderMenu(menu.part, { ...frame, onOpenChange: setOpen }) : null}
    </>
  )
}
