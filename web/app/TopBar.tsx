import { Menu as MenuIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Session } from '../../contract/session.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { AccountButton } from './AccountButton.tsx'
import { Brand } from './Brand.tsx'
import type { NavEntry } from './navigation.ts'
import { SidebarNav } from './SidebarNav.tsx'

interface TopBarProps {
  session: Session
  /** Which Service and Environment one works in, and the way to others. */
  switcher: ReactNode
  navigation: readonly NavEntry[]
}

/** Twilio's top bar: the Service at the left, the account at the right. */
export function TopBar({ session, switcher, navigation }: TopBarProps) {
  const [open, setOpen] = useState(false)
  return (
    <header className="flex h-14 items-center gap-2 border-b border-weaker bg-weak px-3 sm:px-6 md:h-19">
      <IconButton
        className="md:hidden"
        aria-label="Open navigation"
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={<MenuIcon aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <Drawer open={open} onOpenChange={setOpen} label="Navigation">
        <Brand />
        <SidebarNav entries={navigation} onFollow={() => setOpen(false)} />
      </Drawer>
      <div className="min-w-0 flex-1">{switcher}</div>
      <AccountButton session={session} />
    </header>
  )
}
