import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { classNames } from './class-names.ts'
import type { DialogProps } from './Dialog.tsx'
import { BACKDROP, FOOTER, POPUP } from './dialog-classes.ts'
import { IconButton } from './IconButton.tsx'

/** Dialog as it looks, once its code is here. Use Dialog. */
export function DialogSkin(props: DialogProps) {
  const { open, onOpenChange, title, description, footer, size = 'default', children } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          initialFocus={props.initialFocus}
          finalFocus={props.finalFocus}
          className={classNames(POPUP, size === 'wide' ? 'max-w-size-80' : 'max-w-size-60')}
        >
          <header className="flex items-start gap-3 p-5 sm:p-8 sm:pb-5">
            <div className="min-w-0 flex-1 break-words">
              <Base.Title className="text-60 font-semibold">{title}</Base.Title>
              {description === undefined ? null : (
                <Base.Description className="mt-2 text-weak">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              render={
                <IconButton size="small" aria-label="Close dialog" icon={<X aria-hidden />} />
              }
            />
          </header>
          {children === undefined ? null : (
            <div className="overflow-y-auto px-5 pb-5 sm:px-8">{children}</div>
          )}
          {footer === undefined ? null : <footer className={FOOTER}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
