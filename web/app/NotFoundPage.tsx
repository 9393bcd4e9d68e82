import { Link } from 'wouter'
import { paths } from '../lib/paths.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { CenteredPage } from './CenteredPage.tsx'
import { PageHeading } from './PageHeading.tsx'

/** For an address of the console that leads nowhere. */
export function NotFoundPage() {
  return (
    <CenteredPage>
      <PageHeading title="Page not found">There is no such page</PageHeading>
      <p className="mt-3 mb-6 text-weak">
        The address may be mistyped, or come from another version of Hangar. Hosted assets are
        not here but at the assets URL that each asset’s card shows.
      </p>
      <Link href={paths.home()} asChild>
        <ButtonLink variant="primary">Go to your assets</ButtonLink>
      </Link>
    </CenteredPage>
  )
}
