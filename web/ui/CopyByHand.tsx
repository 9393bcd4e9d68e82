import { useId } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

interface CopyByHandProps {
  text: string
  label: string
  onClose: () => void
}

/** What a copy button falls back to: the text in a field, selected, and the truth. */
export function CopyByHand({ text, label, onClose }: CopyByHandProps) {
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={label}
      description="Your browser did not let Hangar use the clipboard, so nothing was copied. The text is selected: press Ctrl+C, or ⌘C on a Mac."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <label htmlFor={id} className="sr-only">
        Text to copy
      </label>
      <textarea
        id={id}
        readOnly
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- inside a dialog, where the focus must go in
        autoFocus
        ref={(field) => field?.select()}
        onFocus={(event) => event.currentTarget.select()}
        value={text}
        rows={3}
        className="w-full resize-none rounded-20 border border-default bg-weak p-3 font-code text-30 break-all"
      />
    </Dialog>
  )
}
