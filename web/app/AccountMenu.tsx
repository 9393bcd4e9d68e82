import { Copy, KeyRound, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Session } from '../../contract/session.ts'
import { messageOf } from '../api/errors.ts'
import { useSignOut } from '../api/sign-in.ts'
import { consoleQueue } from '../features/upload/console-queue.ts'
import { signOutQuestion } from '../features/upload/keeping/sign-out-words.ts'
import { paths } from '../lib/paths.ts'
import { useStore } from '../lib/use-store.ts'
import { copyText } from '../ui/clipboard.ts'
import type { MenuFrame } from '../ui/LateMenu.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuSkin } from '../ui/MenuSkin.tsx'
import { toasts } from '../ui/toasts.ts'
import { SignOutDialog } from './SignOutDialog.tsx'
import { chooseTheme, THEMES, themeStore, type Theme } from './theme.ts'

const THEME_WORDS: Record<Theme, { label: string; icon: React.ReactNode }> = {
  system: { label: 'System', icon: <Monitor aria-hidden /> },
  light: { label: 'Light', icon: <Sun aria-hidden /> },
  dark: { label: 'Dark', icon: <Moon aria-hidden /> },
}

const copyAccountSid = async (sid: string) => {
  if (await copyText(sid)) toasts.add({ variant: 'success', title: 'Account SID copied' })
  else {
    const title = 'Your browser did not allow copying'
    toasts.add({ variant: 'error', title, body: `The account SID is ${sid}.`, timeout: null })
  }
}

interface AccountMenuProps {
  session: Session
  frame: MenuFrame
}

/** Who is signed in, the account’s keys, the theme, and the way out. */
export function AccountMenu({ session, frame }: AccountMenuProps) {
  const [, navigate] = useLocation()
  const theme = useStore(themeStore)
  const signOut = useSignOut()
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => {
        const action = { label: 'Try again', onAction: leave }
        toasts.add({
          variant: 'error',
          title: 'You are still signed in',
          body: messageOf(error),
          action,
        })
      },
    })
  const [question, setQuestion] = useState('')
  const [isAsking, setIsAsking] = useState(false)
  const askOrLeave = () => {
    const asked = signOutQuestion(consoleQueue.getSnapshot().tally)
    setQuestion(asked)
    if (asked === '') leave()
    else setIsAsking(true)
  }
  const entries: MenuEntry[] = [
    { type: 'text', content: <AccountLines session={session} /> },
    {
      label: 'Copy account SID',
      icon: <Copy aria-hidden />,
      onSelect: () => void copyAccountSid(session.account_sid),
    },
    {
      label: 'API keys',
      icon: <KeyRound aria-hidden />,
      onSelect: () => navigate(paths.keys()),
    },
    { type: 'separator' },
    {
      type: 'radio',
      label: 'Theme',
      value: theme,
      options: THEMES.map((value) => ({ value, ...THEME_WORDS[value] })),
      onChange: (value) => {
        const chosen = THEMES.find((known) => known === value)
        if (chosen !== undefined) chooseTheme(chosen)
      },
    },
    { type: 'separator' },
    { label: 'Sign out', icon: <LogOut aria-hidden />, onSelect: askOrLeave },
  ]
  return (
    <>
      <MenuSkin {...frame} entries={entries} />
      <SignOutDialog
        open={isAsking}
        question={question}
        onConfirm={() => {
          setIsAsking(false)
          leave()
        }}
        onClose={() => setIsAsking(false)}
        finalFocus={() => frame.anchor}
      />
    </>
  )
}

function AccountLines({ session }: { session: Session }) {
  return (
    <>
      <span className="block font-semibold text-default">Account</span>
      <span className="block font-code text-20 break-all">{session.account_sid}</span>
      <span className="mt-1 block text-20">Hangar {session.version}</span>
    </>
  )
}
