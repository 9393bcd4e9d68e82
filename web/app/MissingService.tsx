import { Link } from 'wouter'
import { paths } from '../lib/paths.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { PageHeading } from './PageHeading.tsx'

interface MissingServiceProps {
  /** What was not found: "Service" or "environment". */
  kind: 'Service' | 'environment'
  name: string
}

/** In place of a page whose Service or environment does not exist. */
export function MissingService({ kind, name }: MissingServiceProps) {
  return (
    <div>
      <PageHeading title={`${kind} not found`}>
        There is no {kind} “{name}”
      </PageHeading>
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
