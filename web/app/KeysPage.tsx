import type { Session } from '../../contract/session.ts'
import { Frame } from './Frame.tsx'
import { accountNavigation } from './navigation.ts'
import { PageHeading } from './PageHeading.tsx'

/** The account's API keys. */
export function KeysPage({ session }: { session: Session }) {
  return (
    <Frame session={session} switcher={null} crumbs={[]} navigation={accountNavigation('keys')}>
      <PageHeading title="API keys">API keys</PageHeading>
    </Frame>
  )
}
