import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

interface HeadingProps extends ComponentProps<'h1'> {
  as: 'h1' | 'h2' | 'h3' | 'h4'
  size?: 'page' | 'section' | 'card'
}

const SIZES = {
  page: 'text-70 font-semibold',
  section: 'text-60 font-semibold',
  card: 'text-40 font-semibold',
}

/** A heading: its level by meaning (`as`), its look by `size`. */
export function Heading({ as: Tag, size = 'section', className, ...rest }: HeadingProps) {
  return <Tag {...rest} className={classNames(SIZES[size], 'text-default', className)} />
}
