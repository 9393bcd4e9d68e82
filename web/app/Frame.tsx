import type { ReactNode } from 'react'
import type { Session } from '../../contract/session.ts'
import { uploadKeeper } from '../features/upload/late-parts.ts'
import { useStore } from '../lib/use-store.ts'
import { Breadcrumb, type Crumb } from './Breadcrumb.tsx'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import { MockBannerSlot } from './MockBannerSlot.tsx'
import type { NavEntry } from './navigation.ts'
import { Sidebar } from './Sidebar.tsx'
import { TopBar } from './TopBar.tsx'

interface FrameProps {
  session: Session
  switcher: ReactNode
  crumbs: readonly Crumb[]
  navigation: readonly NavEntry[]
  children: ReactNode
}

/** The console around a page: skip link, sidebar, top bar, breadcrumb. */
export function Frame({ session, switcher, crumbs, navigation, children }: FrameProps) {
  const keeper = useStore(uploadKeeper)
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-90 -translate-y-20 rounded-20 bg-body px-4 py-2 font-semibold text-link focus:translate-y-0"
      >
        Skip to main content
      </a>
      <div className="flex min-h-dvh">
        <Sidebar navigation={navigation} />
        <div className="flex min-w-0 flex-1 flex-col">
          <MockBannerSlot />
          <div className="sticky top-0 z-30">
            <ConnectionNotice />
            <TopBar session={session} switcher={switcher} navigation={navigation} />
            {keeper.kind === 'here' ? <keeper.part /> : null}
          </div>
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto flex w-full max-w-384 flex-1 flex-col gap-5 px-4 py-5 sm:px-6 md:px-9 md:py-7"
          >
            {crumbs.length === 0 ? null : <Breadcrumb crumbs={crumbs} />}
            {children}
          </main>
        </div>
      </div>
    </>
  )
}
