import { Link } from 'wouter'
import { paths } from '../lib/paths.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { PageHeading } from './PageHeading.tsx'

interface MissingPlaceProps {
  /** What was not found. */
  kind: 'Service' | 'Environment'
  name: string
  /** The Service that has no such Environment. */
  service?: string
}

/** In place of a page whose Service or Environment does not exist. */
export function MissingPlace({ kind, name, service }: MissingPlaceProps) {
  const href = service === undefined ? paths.home() : paths.service(service)
  return (
    <div>
      <PageHeading title={`${kind} not found`}>
        There is no {kind} “{name}”
      </PageHeading>
      <p className="mt-3 mb-6 max-w-size-60 text-weak">
        It may have been deleted or have another name. Choose another {kind} above, or go to the
        first one.
      </p>
      <Link href={href} asChild>
        <ButtonLink variant="primary">Go to the first {kind}</ButtonLink>
      </Link>
    </div>
  )
}
