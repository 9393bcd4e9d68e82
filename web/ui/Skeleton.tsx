import { classNames } from './class-names.ts'

/** A grey stand-in while something loads. Decorative: say "Loading…" elsewhere. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={classNames('rounded-20 bg-strong motion-safe:animate-pulse', className)}
    />
  )
}
