import { Warehouse } from 'lucide-react'
import type { Session } from '../../contract/session.ts'
import { CreateServiceButton } from '../features/services/CreateServiceButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Frame } from './Frame.tsx'
import { accountNavigation } from './navigation.ts'
import { PageHeading } from './PageHeading.tsx'

/** When every Service was deleted: the way to a new one. */
export function NoServices({ session }: { session: Session }) {
  return (
    <Frame
      session={session}
      switcher={null}
      crumbs={[]}
      navigation={accountNavigation('services')}
    >
      <PageHeading title="Services">Services</PageHeading>
      <EmptyState title="No Services yet" icon={<Warehouse />} action={<CreateServiceButton />}>
        To get started hosting assets, create a Service.
      </EmptyState>
    </Frame>
  )
}
