import { classNames } from './class-names.ts'

/** The box of a field: border, ring while something in it has the focus, error colour. */
export const fieldClasses = (invalid: boolean) =>
  classNames(
    'rounded-20 border bg-body text-default has-disabled:bg-strong has-disabled:text-weak',
    'focus-wrapper',
    invalid ? 'border-error' : 'border-default hover:border-primary-strong',
  )
