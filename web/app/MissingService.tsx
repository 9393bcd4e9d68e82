import { Link } from 'wouter'
import { paths } from '../lib/paths.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { PageHeading } from './PageHeading.tsx'

interface MissingServiceProps {
  /** As the address names it. */
  name: string
}

/** In place of a page whose Service does not exist. */
export function MissingService({ name }: MissingServiceProps) {
  return (
    <div>
      <PageHeading title="Service not found">There is no Service “{name}”</PageHeading>
      <p className="mt-3 mb-6 max-w-size-60 text-weak">
        It may have been deleted or have another name. Choose another Service above, or go to
        the first one.
      </p>
      <Link href={paths.home()} asChild>
        <ButtonLink variant="primary">Go to the first Service</ButtonLink>
      </Link>
    </div>
  )
}
