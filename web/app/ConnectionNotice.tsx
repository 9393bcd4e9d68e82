import { useEffect, useRef } from 'react'
import { connection } from '../api/connection.ts'
import { useStore } from '../lib/use-store.ts'
import { announce } from '../ui/announce.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { ToneIcon } from '../ui/ToneIcon.tsx'
import { useConnectionWatch } from './use-connection-watch.ts'

const LOST = 'Hangar can’t be reached.'
const WHAT_TO_DO = 'Check that it is running. The console tries again by itself.'

/** Says that the server does not answer, for as long as it does not. */
export function ConnectionNotice() {
  useConnectionWatch()
  const lost = useStore(connection) === 'lost'
  const wasLost = useRef(false)

  useEffect(() => {
    if (lost) announce(`${LOST} ${WHAT_TO_DO}`, 'assertive')
    else if (wasLost.current) announce('Hangar can be reached again.')
    wasLost.current = lost
  }, [lost])

  if (!lost) return null
  return (
    <div className="sticky top-0 z-40 flex items-start gap-3 border-b border-error-weaker bg-error-weakest px-4 py-3 sm:items-center sm:px-6">
      <ToneIcon tone="error" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{LOST}</strong> {WHAT_TO_DO}
      </p>
      <Spinner className="text-icon-error" />
    </div>
  )
}
