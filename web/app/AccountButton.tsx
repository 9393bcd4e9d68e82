import { CircleUserRound } from 'lucide-react'
import type { Session } from '../../contract/session.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { LateMenu } from '../ui/LateMenu.tsx'
import { accountMenu } from './late-parts.ts'

/** Opens the account’s menu. */
export function AccountButton({ session }: { session: Session }) {
  return (
    <LateMenu
      align="end"
      part={accountMenu}
      renderMenu={(AccountMenu, frame) => <AccountMenu session={session} frame={frame} />}
      renderTrigger={(props) => (
        <IconButton {...props} aria-label="Account" icon={<CircleUserRound aria-hidden />} />
      )}
    />
  )
}
