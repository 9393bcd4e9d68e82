import { classNames } from './class-names.ts'

/** How much an action weighs; one primary per view. */
export type ButtonVariant =
  | 'primary'
  | 'secondary'
  | 'destructive'
  | 'destructive-secondary'
  | 'link'
  | 'destructive-link'
  | 'inverse'
export type ButtonSize = 'default' | 'small'

const LOOKS: Record<ButtonVariant, string> = {
  primary:
    'border-primary bg-primary text-inverse not-aria-disabled:hover:bg-body not-aria-disabled:hover:text-primary',
  secondary:
    'border-weak bg-weaker text-default not-aria-disabled:hover:border-primary not-aria-disabled:hover:text-primary',
  destructive:
    'border-destructive bg-destructive text-inverse not-aria-disabled:hover:bg-body not-aria-disabled:hover:text-destructive',
  'destructive-secondary':
    'border-weak bg-weaker text-destructive not-aria-disabled:hover:border-destructive',
  link: 'border-transparent text-link not-aria-disabled:hover:text-link-strong not-aria-disabled:hover:underline',
  'destructive-link':
    'border-transparent text-link-destructive not-aria-disabled:hover:text-link-destructive-strong not-aria-disabled:hover:underline',
  inverse: 'border-inverse text-inverse not-aria-disabled:hover:bg-inverse-strong',
}

const SIZES: Record<ButtonSize, string> = {
  default: 'min-h-9 px-3 py-[calc(0.5rem-1px)]',
  small: 'min-h-7 px-2 py-[calc(0.25rem-1px)]',
}

/** The classes of a text button; Button and ButtonLink share them. */
export const buttonClasses = (variant: ButtonVariant, size: ButtonSize, className?: string) =>
  classNames(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-30 border text-30 font-semibold',
    'motion-safe:transition-colors motion-safe:duration-100',
    'aria-disabled:cursor-not-allowed aria-disabled:border-weaker aria-disabled:bg-strong aria-disabled:text-weak',
    SIZES[size],
    LOOKS[variant],
    className,
  )

/** The classes of a square button that holds an icon only; at least 28 px. */
export const iconButtonClasses = (
  variant: 'default' | 'destructive' | 'inverse',
  size: ButtonSize,
  className?: string,
) =>
  classNames(
    'inline-flex shrink-0 items-center justify-center rounded-20 motion-safe:transition-colors motion-safe:duration-100',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    size === 'small' ? 'size-7 [&_svg]:size-4' : 'size-9 [&_svg]:size-5',
    variant === 'default' &&
      'text-icon not-aria-disabled:hover:bg-strong not-aria-disabled:hover:text-primary',
    variant === 'destructive' &&
      'text-icon not-aria-disabled:hover:bg-error-weakest not-aria-disabled:hover:text-destructive',
    variant === 'inverse' &&
      'text-inverse-weak not-aria-disabled:hover:bg-inverse-strong not-aria-disabled:hover:text-inverse',
    className,
  )
