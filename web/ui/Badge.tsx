import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type BadgeVariant =
  | 'default'
  | 'neutral'
  | 'success'
  | 'warning'
  | 'error'
  | 'new'
  | 'subaccount'

interface BadgeProps {
  variant?: BadgeVariant
  /** Beside the text, never in its stead: colour and icon alone say nothing. */
  icon?: ReactNode
  size?: 'default' | 'small'
  className?: string
  children: ReactNode
}

const LOOKS: Record<BadgeVariant, string> = {
  default: 'border-weaker bg-base text-weak',
  neutral: 'border-neutral-weaker bg-neutral-weakest text-neutral',
  success: 'border-success-weaker bg-success-weakest text-success',
  warning: 'border-warning-weaker bg-warning-weakest text-warning',
  error: 'border-error-weaker bg-error-weakest text-error',
  new: 'border-new-weaker bg-new-weakest text-new',
  subaccount: 'border-weak bg-subaccount text-subaccount',
}

/** A short state or kind beside a name. */
export function Badge({
  variant = 'default',
  icon,
  size = 'default',
  className,
  children,
}: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-20 border text-20 font-semibold whitespace-nowrap [&_svg]:size-3.5',
        size === 'small' ? 'px-1' : 'px-2 py-[calc(0.25rem-1px)]',
        LOOKS[variant],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}
