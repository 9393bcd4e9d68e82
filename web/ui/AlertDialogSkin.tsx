import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useRef } from 'react'
import type { AlertDialogProps } from './AlertDialog.tsx'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { BACKDROP, FOOTER, POPUP } from './dialog-classes.ts'

/** AlertDialog as it looks, once its code is here. Use AlertDialog. */
export function AlertDialogSkin(props: AlertDialogProps) {
  const wayOut = useRef<HTMLButtonElement>(null)
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          initialFocus={wayOut}
          finalFocus={props.finalFocus}
          className={classNames(POPUP, 'max-w-size-40')}
        >
          <div className="overflow-y-auto p-5 break-words sm:px-8 sm:pt-8">
            <Base.Title className="text-60 font-semibold">{props.title}</Base.Title>
            <Base.Description render={<div />} className="mt-3">
              {props.children}
            </Base.Description>
          </div>
          <footer className={FOOTER}>
            <Base.Close
              render={<Button ref={wayOut}>{props.dismissLabel ?? 'Cancel'}</Button>}
            />
            <Button
              variant={props.destructive === true ? 'destructive' : 'primary'}
              loading={props.busy ?? false}
              disabled={props.confirmDisabled ?? false}
              onClick={props.onConfirm}
            >
              {props.confirmLabel}
            </Button>
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
