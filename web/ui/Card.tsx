import type { HTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: 'div' | 'section' | 'article' | 'li'
  padding?: 'none' | 'small' | 'default'
}

const PADDINGS = { none: '', small: 'p-3', default: 'p-5' }

/** A bordered surface for one thing. */
export function Card({ as: Tag = 'div', padding = 'default', className, ...rest }: CardProps) {
  return (
    <Tag
      {...rest}
      className={classNames(
        'rounded-30 border border-weaker bg-weaker',
        PADDINGS[padding],
        className,
      )}
    />
  )
}
