import { Play } from 'lucide-react'
import type { FormEvent } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { useTryFunction } from '../../api/functions.ts'
import { useStore } from '../../lib/use-store.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { formatDuration } from './engine/tried-answer.ts'
import {
  EMPTY_FORM,
  keepForm,
  sentParameters,
  tryForms,
  type TryForm,
} from './engine/try-forms.ts'
import { whatRuns, whyNotTried } from './engine/what-runs.ts'
import { ParameterRows } from './ParameterRows.tsx'
import { TryOutcome } from './TryOutcome.tsx'

interface TryPanelProps {
  fn: HangarFunction
  environment: Environment
  /** Whether text was typed that is not saved. */
  isDirty: boolean
  /** Whether this Hangar runs Functions at all. */
  isRun: boolean
}

const METHODS: { value: TryForm['method']; label: string }[] = [
  { value: 'GET', label: 'GET' },
  { value: 'POST', label: 'POST' },
]

/** Sends a request to what runs of a Function, and shows what it answers. */
export function TryPanel({ fn, environment, isDirty, isRun }: TryPanelProps) {
  const form = useStore(tryForms).get(fn.sid) ?? EMPTY_FORM
  const change = (part: Partial<TryForm>) => keepForm(fn.sid, { ...form, ...part })
  const attempt = useTryFunction(environment)
  const reason = whyNotTried(fn, isRun)
  const run = async (event: FormEvent) => {
    event.preventDefault()
    if (reason !== null || attempt.isPending) return
    try {
      const { status, duration } = await attempt.mutateAsync({
        functionSid: fn.sid,
        method: form.method,
        parameters: sentParameters(form),
      })
      announce(`Answered ${status} in ${formatDuration(duration)}.`)
    } catch {
      // TryOutcome tells it.
    }
  }
  return (
    <Card as="section" aria-labelledby="try-it" className="space-y-4">
      <div>
        <Heading as="h3" size="card" id="try-it">
          Try it
        </Heading>
        <p className="mt-1 text-20 text-weak">{reason ?? whatRuns(fn, isDirty)}</p>
      </div>
      <form className="space-y-4" onSubmit={(event) => void run(event)}>
        <div className="flex flex-wrap items-end justify-between gap-3">
          <SegmentedControl
            label="Method"
            value={form.method}
            segments={METHODS}
            onChange={(method) => change({ method })}
          />
          <Button
            type="submit"
            icon={<Play aria-hidden className="size-4" />}
            loading={attempt.isPending}
            disabledReason={reason ?? undefined}
          >
            Run
          </Button>
        </div>
        <ParameterRows
          parameters={form.parameters}
          onChange={(parameters) => change({ parameters })}
        />
      </form>
      <TryOutcome answer={attempt.data} error={attempt.error} isPending={attempt.isPending} />
    </Card>
  )
}
