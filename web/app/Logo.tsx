/** Hangar's mark: an open arch with something about to leave it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <path
        d="M3 27V17a13 13 0 0 1 26 0v10h-5v-9.700a8 8 0 0 0-16 0V27z"
        className="fill-current"
      />
      <path
        d="M16 14.500l5.200 5.500H18V27h-4v-7h-3.200z"
        fill="var(--color-background-brand-highlight)"
      />
    </svg>
  )
}
