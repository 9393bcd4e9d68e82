import type { Session } from '../../contract/session.ts'
import { CreateKeyButton } from '../features/keys/CreateKeyButton.tsx'
import { KeyBrowser } from '../features/keys/KeyBrowser.tsx'
import { Frame } from './Frame.tsx'
import { accountNavigation } from './navigation.ts'
import { PageHeader } from './PageHeader.tsx'

/** The account's API keys. */
export function KeysPage({ session }: { session: Session }) {
  return (
    <Frame session={session} switcher={null} crumbs={[]} navigation={accountNavigation('keys')}>
      <PageHeader title="API keys" action={<CreateKeyButton />}>
        For scripts, CI and Twilio’s tools: the SID is the user name, the secret the password. A
        key can do all that this account can, except make and revoke keys.
      </PageHeader>
      <KeyBrowser />
    </Frame>
  )
}
