import { Link } from 'wouter'
import { paths } from '../lib/paths.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { PageHeading } from './PageHeading.tsx'

interface MissingEnvironmentProps {
  /** As the address names them. */
  service: string
  environment: string
}

/** In place of a page whose Environment does not exist in its Service. */
export function MissingEnvironment({ service, environment }: MissingEnvironmentProps) {
  return (
    <div>
      <PageHeading title="Environment not found">
        There is no Environment “{environment}” in {service}
      </PageHeading>
      <p className="mt-3 mb-6 max-w-size-60 text-weak">
        It may have been deleted or have another name. Choose another one above, or go to the
        first one of this Service.
      </p>
      <Link href={paths.service(service)} asChild>
        <ButtonLink variant="primary">Go to the first Environment</ButtonLink>
      </Link>
    </div>
  )
}
