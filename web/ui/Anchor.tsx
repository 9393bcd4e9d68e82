import { ExternalLink } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

interface AnchorProps extends ComponentProps<'a'> {
  /** Opens in a new tab, and says so. */
  newTab?: boolean
}

/** A link in running text. */
export function Anchor({ newTab = false, className, children, ...rest }: AnchorProps) {
  const tab = newTab ? { target: '_blank', rel: 'noreferrer' } : {}
  return (
    <a
      {...tab}
      {...rest}
      className={classNames(
        'rounded-10 text-link underline hover:text-link-strong hover:no-underline',
        className,
      )}
    >
      {children}
      {newTab ? (
        <>
          <ExternalLink aria-hidden className="ml-1 inline size-[1em] align-[-0.125em]" />
          <span className="sr-only"> (opens in a new tab)</span>
        </>
      ) : null}
    </a>
  )
}
