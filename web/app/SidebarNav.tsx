import { Link } from 'wouter'
import { classNames } from '../ui/class-names.ts'
import type { NavEntry } from './navigation.ts'

interface SidebarNavProps {
  entries: readonly NavEntry[]
  collapsed?: boolean
  onFollow?: () => void
}

/** Where one can go. Only what exists is listed. */
export function SidebarNav({ entries, collapsed = false, onFollow }: SidebarNavProps) {
  return (
    <nav aria-label="Main" className="flex-1 overflow-y-auto px-3 py-2">
      <ul className="space-y-1">
        {entries.map(({ label, href, icon: Icon, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              onClick={onFollow}
              aria-current={isCurrent ? 'page' : undefined}
              title={collapsed ? label : undefined}
              className={classNames(
                'flex min-h-9 items-center gap-3 rounded-20 p-2 text-inverse-weak hover:underline',
                'aria-[current=page]:bg-inverse-strong aria-[current=page]:font-semibold aria-[current=page]:text-inverse',
                collapsed && 'justify-center',
              )}
            >
              <Icon aria-hidden className="size-5 shrink-0" />
              <span className={collapsed ? 'sr-only' : undefined}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
