import { Check, Copy } from 'lucide-react'
import { useRef } from 'react'
import { Button } from './Button.tsx'
import type { ButtonSize, ButtonVariant } from './button-classes.ts'
import { IconButton } from './IconButton.tsx'
import { copyByHand } from './overlay-parts.ts'
import { useCopy } from './use-copy.ts'
import { useOptionalPart } from './use-optional-part.ts'

interface CopyButtonProps {
  /** What goes to the clipboard, or what makes it when clicked. */
  value: string | (() => string)
  /** "Copy URL" */
  label: string
  /** What it copies, for screen readers: "Copy URL of logo.png". Must begin with `label`. */
  accessibleLabel?: string
  /** What it says once the clipboard holds it. */
  copiedLabel?: string
  variant?: ButtonVariant
  size?: ButtonSize
  /** Shows the icon alone; the labels stay for screen readers and as the tooltip. */
  iconOnly?: boolean
  /** For a dark surface. Icon only. */
  inverse?: boolean
  className?: string
}

/**
 * Copies text and says so only once that is true. Where the browser does not allow it, it
 * shows the text, selected, to copy by hand.
 */
export function CopyButton(props: CopyButtonProps) {
  const { label, accessibleLabel = label, copiedLabel = 'Copied' } = props
  const { state, copy, dismiss } = useCopy(props.value, `${copiedLabel}.`)
  const byHand = useOptionalPart(copyByHand, state.step === 'refused', dismiss)
  const button = useRef<HTMLButtonElement>(null)
  const copied = state.step === 'copied'
  const icon = copied ? (
    <Check aria-hidden className="size-4 text-icon-success" />
  ) : (
    <Copy aria-hidden className="size-4" />
  )
  const close = () => {
    dismiss()
    button.current?.focus()
  }
  const shared = {
    ref: button,
    size: props.size ?? 'default',
    className: props.className ?? '',
    onClick: () => void copy(),
  }
  return (
    <>
      {props.iconOnly === true ? (
        <IconButton
          {...shared}
          variant={props.inverse === true ? 'inverse' : 'default'}
          aria-label={accessibleLabel}
          title={copied ? copiedLabel : accessibleLabel}
          icon={icon}
        />
      ) : (
        <Button
          {...shared}
          variant={props.variant ?? 'secondary'}
          aria-label={copied ? copiedLabel : accessibleLabel}
          icon={icon}
        >
          {copied ? copiedLabel : label}
        </Button>
      )}
      {state.step === 'refused' && byHand.kind === 'here' ? (
        <byHand.part text={state.text} label={label} onClose={close} />
      ) : null}
    </>
  )
}
