import { lazy, Suspense, useState, type ReactNode, type RefObject } from 'react'
import { loadDialogSkin } from './overlay-chunks.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** One sentence below the title, read out with it. */
  description?: ReactNode
  /** Buttons, right-aligned; the way out first, the main action last. */
  footer?: ReactNode
  size?: 'default' | 'wide'
  /** What gets the focus on opening; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null>
  /** What gets the focus on closing; what had it before otherwise. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null)
  children?: ReactNode
}

const DialogSkin = lazy(loadDialogSkin)

/** A modal dialog. Its code is fetched before it is first shown. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  if (!used && !props.open) return null
  return (
    <Suspense fallback={null}>
      <DialogSkin {...props} />
    </Suspense>
  )
}
