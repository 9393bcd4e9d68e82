import { lazy, Suspense, useState, type ReactNode } from 'react'
import { loadDrawerSkin } from './overlay-chunks.ts'

export interface DrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Names the drawer for screen readers. */
  label: string
  children: ReactNode
}

const DrawerSkin = lazy(loadDrawerSkin)

/** A dark panel over the left edge, for navigation on narrow screens; modal like a Dialog. */
export function Drawer(props: DrawerProps) {
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  if (!used && !props.open) return null
  return (
    <Suspense fallback={null}>
      <DrawerSkin {...props} />
    </Suspense>
  )
}
