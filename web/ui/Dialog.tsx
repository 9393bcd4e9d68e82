import type { ReactNode, RefObject } from 'react'
import { dialogSkin } from './overlay-parts.ts'
import { useOptionalPart } from './use-optional-part.ts'

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
  /** What gets the focus on closing, false for nothing; what had it before otherwise. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null | false)
  children?: ReactNode
}

/** A modal dialog. Its code is fetched before it is first shown. */
export function Dialog(props: DialogProps) {
  const skin = useOptionalPart(dialogSkin, props.open, () => props.onOpenChange(false))
  return skin.kind === 'here' ? <skin.part {...props} /> : null
}
