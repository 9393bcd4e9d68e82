import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useId, useRef } from 'react'
import type { AlertDialogProps } from './AlertDialog.tsx'
import { Button } from './Button.tsx'
import { Callout } from './Callout.tsx'
import { classNames } from './class-names.ts'
import { BACKDROP, FOOTER, POPUP } from './dialog-classes.ts'
import { TypedName } from './TypedName.tsx'

/** AlertDialog as it looks, once its code is here. Use AlertDialog. */
export function AlertDialogSkin(props: AlertDialogProps) {
  const { nameToType, error, busy = false, onConfirm } = props
  const wayOut = useRef<HTMLButtonElement>(null)
  const formId = useId()
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          initialFocus={wayOut}
          finalFocus={props.finalFocus}
          className={classNames(POPUP, 'max-w-120')}
        >
          <div className="space-y-4 overflow-y-auto p-5 break-words sm:px-8 sm:pt-8">
            <Base.Title className="text-60 font-semibold">{props.title}</Base.Title>
            <Base.Description render={<div />} className="space-y-3">
              {props.children}
            </Base.Description>
            <TypedName formId={formId} name={nameToType} onSubmit={() => busy || onConfirm()} />
            {error === undefined ? null : <Callout variant="error">{error}</Callout>}
          </div>
          <footer className={FOOTER}>
            <Base.Close render={<Button ref={wayOut}>Cancel</Button>} />
            <Button
              type="submit"
              form={formId}
              variant={props.destructive === true ? 'destructive' : 'primary'}
              loading={busy}
            >
              {props.confirmLabel}
            </Button>
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
