import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes.ts'
import { Spinner } from './Spinner.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  variant?: ButtonVariant
  size?: ButtonSize
  /** An icon before the text; decorative. */
  icon?: ReactNode
  /** Shows a spinner and ignores clicks; keeps the focus, unlike `disabled`. */
  loading?: boolean
  /** Why it can't be used now: keeps it focusable, and says the reason instead of hiding. */
  disabledReason?: string | undefined
  type?: 'button' | 'submit' | 'reset'
}

/** A text button, as Paste's. `type` is "button" unless named. */
export function Button({
  variant = 'secondary',
  size = 'default',
  icon,
  loading = false,
  disabled = false,
  disabledReason,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const idle = disabled || loading || disabledReason !== undefined
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    if (idle) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- the type narrows it to the three
      type={type}
      disabled={disabled}
      aria-disabled={idle || undefined}
      aria-busy={loading || undefined}
      title={disabledReason ?? rest.title}
      className={buttonClasses(variant, size, className)}
      onClick={act}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  )
}
