import { LoaderCircle } from 'lucide-react'
import { classNames } from './class-names.ts'

interface SpinnerProps {
  /** What is being waited for, for screen readers; leave it out beside a text that says so. */
  label?: string
  className?: string
}

/** Work of unknown length. Under reduced motion it stands still; its label still tells. */
export function Spinner({ label, className }: SpinnerProps) {
  return (
    <span className={classNames('inline-flex', className)}>
      <LoaderCircle aria-hidden className="size-[1.25em] motion-safe:animate-spin" />
      {label === undefined ? null : <span className="sr-only">{label}</span>}
    </span>
  )
}
