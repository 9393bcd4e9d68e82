import { Check, Circle } from 'lucide-react'
import { Spinner } from '../../ui/Spinner.tsx'
import type { DeployState } from './engine/deploying.ts'

const PARTS = [
  { kind: 'saving', label: 'Save' },
  { kind: 'building', label: 'Build' },
  { kind: 'deploying', label: 'Make live' },
] as const

/** The parts of a deployment under way, and within the Build what it has done so far. */
export function DeploySteps({ state }: { state: DeployState }) {
  const at = PARTS.findIndex(({ kind }) => kind === state.kind)
  const steps = state.kind === 'building' ? (state.build?.steps ?? []) : []
  return (
    <section
      aria-label="Deployment"
      className="rounded-30 border border-neutral-weaker bg-neutral-weakest p-4"
    >
      <ol className="flex flex-wrap gap-x-6 gap-y-2">
        {PARTS.map(({ kind, label }, part) => (
          <li
            key={kind}
            aria-current={part === at ? 'step' : undefined}
            className="flex items-center gap-2 text-weak aria-[current]:font-semibold aria-[current]:text-default"
          >
            <PartIcon isDone={part < at} isNow={part === at} />
            {label}
          </li>
        ))}
      </ol>
      {steps.length === 0 ? null : (
        <ul className="mt-3 space-y-1 border-t border-neutral-weaker pt-3 text-20 text-weak">
          {steps.map(({ name, date_started }) => (
            <li key={`${date_started} ${name}`}>{name}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function PartIcon({ isDone, isNow }: { isDone: boolean; isNow: boolean }) {
  if (isNow) return <Spinner className="text-icon" />
  return isDone ? (
    <Check aria-hidden className="size-4 text-icon-success" />
  ) : (
    <Circle aria-hidden className="size-4 text-icon" />
  )
}
