import type { ReactNode } from 'react'
import { drawerSkin } from './overlay-parts.ts'
import { useOptionalPart } from './use-optional-part.ts'

export interface DrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Names the drawer for screen readers. */
  label: string
  children: ReactNode
}

/** A dark panel over the left edge, for navigation on narrow screens; modal like a Dialog. */
export function Drawer(props: DrawerProps) {
  const skin = useOptionalPart(drawerSkin, props.open, () => props.onOpenChange(false))
  return skin.kind === 'here' ? <skin.part {...props} /> : null
}
