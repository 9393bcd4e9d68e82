import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Build, BuildStatus } from '../../../contract/builds.ts'
import { buildQuery } from '../../api/builds.ts'
import { loadProblemOf } from '../../api/errors.ts'
import type { Place } from '../../api/place.ts'
import { Badge, type BadgeVariant } from '../../ui/Badge.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Spinner } from '../../ui/Spinner.tsx'

interface BuildFactsProps {
  place: Place
  buildSid: string
}

const STATUS: Record<BuildStatus, { label: string; variant: BadgeVariant; icon: ReactNode }> = {
  building: { label: 'Building', variant: 'neutral', icon: <Spinner /> },
  completed: { label: 'Completed', variant: 'success', icon: <CircleCheck aria-hidden /> },
  failed: { label: 'Failed', variant: 'error', icon: <CircleX aria-hidden /> },
}

/** What a Build is made of, how it ended, and why if it failed. */
export function BuildFacts({ place, buildSid }: BuildFactsProps) {
  const build = useQuery(buildQuery(place, buildSid))
  return (
    <section className="min-w-0">
      <Heading as="h3" size="card" className="mb-2">
        Build
      </Heading>
      {build.error === null ? null : (
        <LoadProblem
          title="The Build could not be loaded"
          problem={loadProblemOf(build.error)}
          isRetrying={build.isFetching}
          onRetry={() => void build.refetch()}
        />
      )}
      {build.isPending ? <Skeleton className="h-16" /> : null}
      {build.data === undefined ? null : <Facts build={build.data} />}
    </section>
  )
}

function Facts({ build }: { build: Build }) {
  const { label, variant, icon } = STATUS[build.status]
  const packages = build.installed.length > 0 ? build.installed : build.dependencies
  return (
    <dl className="grid grid-cols-[auto_1fr] items-start gap-x-4 gap-y-2">
      <dt className="text-weak">Status</dt>
      <dd>
        <Badge variant={variant} icon={icon}>
          {label}
        </Badge>
        {build.failure === null ? null : (
          <p className="mt-1 wrap-anywhere whitespace-pre-line text-error">{build.failure}</p>
        )}
      </dd>
      <dt className="text-weak">SID</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 font-code text-20 wrap-anywhere">{build.sid}</code>
        <CopyButton
          value={build.sid}
          label="Copy Build SID"
          size="small"
          iconOnly
          className="-my-1"
        />
      </dd>
      <dt className="text-weak">Runtime</dt>
      <dd>{build.runtime}</dd>
      <dt className="text-weak">Packages</dt>
      <dd className="min-w-0">
        {packages.length === 0 ? (
          'None'
        ) : (
          <ul>
            {packages.map(({ name, version }) => (
              <li key={name} className="wrap-anywhere">
                {name} <span className="text-weak">{version}</span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  )
}
