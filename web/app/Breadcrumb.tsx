import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { Anchor } from '../ui/Anchor.tsx'

export interface Crumb {
  label: string
  /** Where it leads; the last one, the page itself, has none. */
  href?: string
}

/** The way down to the page: service › environment › Assets. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-30">
        {crumbs.map(({ label, href }, index) => (
          <li key={`${index} ${label}`} className="flex min-w-0 items-center gap-1">
            {index === 0 ? null : (
              <ChevronRight aria-hidden className="size-4 shrink-0 text-icon" />
            )}
            {href === undefined ? (
              <span
                aria-current={index === crumbs.length - 1 ? 'page' : undefined}
                className="break-words text-weak"
              >
                {label}
              </span>
            ) : (
              <Link href={href} asChild>
                <Anchor className="inline-block py-0.5 break-all">{label}</Anchor>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
