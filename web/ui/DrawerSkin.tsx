import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { BACKDROP } from './dialog-classes.ts'
import type { DrawerProps } from './Drawer.tsx'
import { IconButton } from './IconButton.tsx'

/** Drawer as it looks, once its code is here. Use Drawer. */
export function DrawerSkin({ open, onOpenChange, label, children }: DrawerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className="surface-inverse own-focus-ring fixed inset-y-0 left-0 z-80 flex w-60 max-w-[85vw] flex-col border-r border-inverse-weaker bg-inverse text-30 text-inverse shadow-high transition-transform duration-150 outline-none data-ending-style:-translate-x-full data-starting-style:-translate-x-full motion-reduce:transition-none">
          <Base.Title className="sr-only">{label}</Base.Title>
          {children}
          <Base.Close
            render={
              <IconButton
                variant="inverse"
                aria-label={`Close ${label.toLowerCase()}`}
                icon={<X aria-hidden />}
                className="absolute top-5 right-3"
              />
            }
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
