import type { ReactNode } from 'react'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import { Logo } from './Logo.tsx'
import { MockBannerSlot } from './MockBannerSlot.tsx'

/** A page without the frame: sign-in, crashes, and what concerns no Service. */
export function CenteredPage({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-weak">
      <MockBannerSlot />
      <ConnectionNotice />
      <main className="flex flex-1 flex-col items-center px-3 py-10 sm:py-20">
        <div className="mb-8 flex items-center gap-3 text-default">
          <Logo className="size-8" />
          <span className="text-60 font-semibold">Hangar</span>
        </div>
        <div className="w-full max-w-size-60 rounded-30 border border-weaker bg-weaker p-5 shadow-card sm:p-9">
          {children}
        </div>
      </main>
    </div>
  )
}
