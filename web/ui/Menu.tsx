import {
  lazy,
  Suspense,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { loadMenuSkin } from './overlay-chunks.ts'

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

const MenuSkin = lazy(loadMenuSkin)

/** Fetches the skin; if that fails, it shows when the menu is opened. */
const headStart = () => {
  loadMenuSkin().catch(() => undefined)
}

/** A menu button. Its code is fetched when the pointer or the focus first comes near. */
export function Menu({ renderTrigger, entries, align = 'start', side = 'bottom' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const show = (next: boolean) => {
    setUsed(true)
    setOpen(next)
  }
  return (
    <>
      {renderTrigger({
        id: `${id}-trigger`,
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? `${id}-menu` : undefined,
        onClick: () => show(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          show(true)
        },
        onPointerEnter: headStart,
        onFocus: headStart,
      })}
      {used ? (
        <Suspense fallback={null}>
          <MenuSkin
            {...{ id: `${id}-menu`, labelledBy: `${id}-trigger`, entries, align, side, open }}
            anchor={button}
            onOpenChange={show}
          />
        </Suspense>
      ) : null}
    </>
  )
}
