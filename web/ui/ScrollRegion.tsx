import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

interface ScrollRegionProps extends ComponentProps<'section'> {
  /** Names what is in it. */
  'aria-label': string
}

/** A box whose content may be longer than it: the keyboard can come to it and scroll it. */
export function ScrollRegion({ className, ...rest }: ScrollRegionProps) {
  return (
    <section
      {...rest}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it
      tabIndex={0}
      className={classNames('overflow-auto border border-weaker', className)}
    />
  )
}
