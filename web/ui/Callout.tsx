import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { TONE_SURFACES, type Tone } from './tone.ts'
import { ToneIcon } from './ToneIcon.tsx'

interface CalloutProps {
  variant?: Tone
  title?: string
  /** Buttons or links that mend the matter. */
  actions?: ReactNode
  className?: string
  children?: ReactNode
}

/** A message that stays where it matters. It isn't announced: use `announce` for news. */
export function Callout({
  variant = 'neutral',
  title,
  actions,
  className,
  children,
}: CalloutProps) {
  return (
    <div
      className={classNames(
        'flex gap-3 rounded-30 border p-4 text-30',
        TONE_SURFACES[variant],
        className,
      )}
    >
      <ToneIcon tone={variant} />
      <div className="min-w-0 flex-1 space-y-2 break-words">
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : (
          <div className="flex flex-wrap gap-3 pt-1">{actions}</div>
        )}
      </div>
    </div>
  )
}
