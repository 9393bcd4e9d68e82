import { useEffect } from 'react'
import type { TriedFunction } from '../../../contract/functions.ts'
import { messageOf } from '../../api/errors.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { contentTypeOf, formatDuration, statusMeaning } from './engine/tried-answer.ts'
import { TriedBody } from './TriedBody.tsx'

interface TryOutcomeProps {
  answer: TriedFunction | undefined
  error: Error | null
  isPending: boolean
}

/** What the Function answered, or why it was not run. */
export function TryOutcome({ answer, error, isPending }: TryOutcomeProps) {
  const failure = error && messageOf(error)
  useEffect(() => {
    if (failure !== null) announce(failure, 'assertive')
  }, [failure])
  if (failure !== null) {
    return (
      <Callout variant="error" title="It was not run">
        {failure}
      </Callout>
    )
  }
  if (answer === undefined || isPending) return null
  const { tone, words } = statusMeaning(answer.status)
  return (
    <section aria-label="Answer" className="space-y-3 border-t border-weaker pt-4">
      <p className="flex flex-wrap items-center gap-2">
        <Badge variant={tone}>{`Status ${answer.status}`}</Badge>
        <span className="text-20 text-weak">
          {[formatDuration(answer.duration), contentTypeOf(answer)].filter(Boolean).join(' · ')}
        </span>
      </p>
      {words === null ? null : <p className="text-error">{words}</p>}
      <TriedBody key={answer.request_sid} answer={answer} />
      <Disclosure summary={`Headers (${answer.headers.length})`}>
        <dl className="grid gap-x-4 gap-y-1 font-code text-20 sm:grid-cols-[auto_minmax(0,1fr)]">
          {answer.headers.map(({ name, value }, at) => (
            // A header may come twice, and none ever moves.
            <div key={at} className="sm:contents">
              <dt className="text-weak">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  )
}
