import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useStore } from '../lib/use-store.ts'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Brand } from './Brand.tsx'
import type { NavEntry } from './navigation.ts'
import { collapseSidebar, sidebarCollapsed } from './sidebar.ts'
import { SidebarNav } from './SidebarNav.tsx'

interface SidebarProps {
  navigation: readonly NavEntry[]
}

/** Twilio's dark sidebar: 15rem, or 4.75rem folded. On narrow screens the drawer replaces it. */
export function Sidebar({ navigation }: SidebarProps) {
  const collapsed = useStore(sidebarCollapsed)
  return (
    <div
      className={classNames(
        'surface-inverse sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-inverse-weaker bg-inverse md:flex',
        'motion-safe:transition-[width] motion-safe:duration-150',
        collapsed ? 'w-19' : 'w-60',
      )}
    >
      <Brand collapsed={collapsed} />
      <SidebarNav entries={navigation} collapsed={collapsed} />
      <div
        className={classNames(
          'flex shrink-0 border-t border-inverse-weaker p-3',
          collapsed ? 'justify-center' : 'justify-end',
        )}
      >
        <IconButton
          variant="inverse"
          aria-label={collapsed ? 'Expand the sidebar' : 'Collapse the sidebar'}
          icon={collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          onClick={() => collapseSidebar(!collapsed)}
        />
      </div>
    </div>
  )
}
