import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { iconButtonClasses, type ButtonSize } from './button-classes.ts'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'type'> {
  /** What it does and to what: "Delete logo.png", not "Delete". Also shown as its tooltip. */
  'aria-label': string
  icon: ReactNode
  variant?: 'default' | 'destructive' | 'inverse'
  size?: ButtonSize
  disabledReason?: string | undefined
}

/** A button that shows an icon only; its target is 36 px, or 28 px when small. */
export function IconButton({
  icon,
  variant = 'default',
  size = 'default',
  disabledReason,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const idle = rest.disabled === true || disabledReason !== undefined
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    if (!idle) onClick?.(event)
  }
  return (
    <button
      title={disabledReason ?? rest['aria-label']}
      {...rest}
      type="button"
      aria-disabled={idle || undefined}
      className={iconButtonClasses(variant, size, className)}
      onClick={act}
    >
      {icon}
    </button>
  )
}
