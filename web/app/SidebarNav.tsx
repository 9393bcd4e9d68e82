import { Files } from 'lucide-react'
import { Link } from 'wouter'
import { classNames } from '../ui/class-names.ts'

interface SidebarNavProps {
  assetsHref: string
  /** Whether the page shown is the Assets page. */
  onAssets: boolean
  collapsed?: boolean
  onFollow?: () => void
}

/** Where one can go. Only what exists is listed. */
export function SidebarNav(props: SidebarNavProps) {
  const { assetsHref, onAssets, collapsed = false, onFollow } = props
  return (
    <nav aria-label="Main" className="flex-1 overflow-y-auto px-3 py-2">
      <ul>
        <li>
          <Link
            href={assetsHref}
            onClick={onFollow}
            aria-current={onAssets ? 'page' : undefined}
            title={collapsed ? 'Assets' : undefined}
            className={classNames(
              'flex min-h-9 items-center gap-3 rounded-20 p-2 text-inverse-weak hover:underline',
              'aria-[current=page]:bg-inverse-strong aria-[current=page]:font-semibold aria-[current=page]:text-inverse',
              collapsed && 'justify-center',
            )}
          >
            <Files aria-hidden className="size-5 shrink-0" />
            <span className={collapsed ? 'sr-only' : undefined}>Assets</span>
          </Link>
        </li>
      </ul>
    </nav>
  )
}
