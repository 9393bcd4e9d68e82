import { classNames } from './class-names.ts'

interface ProgressBarProps {
  /** What progresses: "Uploading logo.png". */
  label: string
  /** Per cent done, 0 to 100; null while it can't be known. */
  value: number | null
  variant?: 'default' | 'success' | 'error'
  className?: string
}

const FILLS = { default: 'bg-primary', success: 'bg-success', error: 'bg-error' }

/** How far something is. Screen readers don't follow it: announce the milestones. */
export function ProgressBar({
  label,
  value,
  variant = 'default',
  className,
}: ProgressBarProps) {
  const percent = value === null ? undefined : Math.round(Math.min(100, Math.max(0, value)))
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a progress element can't be styled alike in all browsers
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames(
        'h-1.5 w-full overflow-hidden rounded-pill bg-strong forced-colors:border',
        className,
      )}
    >
      <div
        className={classNames(
          'h-full rounded-pill forced-colors:bg-[Highlight] motion-safe:transition-[width]',
          FILLS[variant],
          percent === undefined && 'w-1/3 motion-safe:animate-pulse',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
