import type { ComponentProps, ReactNode } from 'react'
import { iconButtonClasses, type ButtonSize } from './button-classes.ts'

interface IconLinkProps extends Omit<ComponentProps<'a'>, 'children'> {
  /** Where it leads: "Open logo.png in a new tab". Also shown as its tooltip. */
  'aria-label': string
  icon: ReactNode
  size?: ButtonSize
}

/** A link that shows an icon only, with the target size of an IconButton. */
export function IconLink({ icon, size = 'default', className, ...rest }: IconLinkProps) {
  return (
    <a
      title={rest['aria-label']}
      {...rest}
      className={iconButtonClasses('default', size, className)}
    >
      {icon}
    </a>
  )
}
