import { useQuery } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { Link } from 'wouter'
import { serviceQuery } from '../../../api/services.ts'
import { paths } from '../../../lib/paths.ts'
import { Anchor } from '../../../ui/Anchor.tsx'
import type { Destination } from '../engine/queued-file.ts'

interface UploadsElsewhereProps {
  /** What is to be said of them. */
  line: string
  /** Where they go, and their list can be seen. */
  destination: Destination
}

/** One calm line: uploads go on although their list is not on this page. */
export function UploadsElsewhere({ line, destination }: UploadsElsewhereProps) {
  const service = useQuery(serviceQuery(destination.serviceSid)).data
  const environment = service?.environments.find(({ sid }) => sid === destination.sid)
  return (
    <aside
      aria-label="Uploads on another page"
      className="flex items-center gap-2 border-b border-weaker bg-body px-4 py-1.5 sm:px-6"
    >
      <Upload aria-hidden className="size-4 shrink-0 text-icon" />
      <p className="min-w-0 truncate text-weak tabular-nums">
        {service && environment ? (
          <Link asChild href={paths.assets(service.unique_name, environment.unique_name)}>
            <Anchor>{line}</Anchor>
          </Link>
        ) : (
          line
        )}{' '}
        in {destination.name}
      </p>
    </aside>
  )
}
