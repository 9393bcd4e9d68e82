import { connection } from '../api/connection.ts'
import { useStore } from '../lib/use-store.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { ToneIcon } from '../ui/ToneIcon.tsx'
import { LOST, WHAT_TO_DO } from './connection-words.ts'

/** Shows that the server does not answer, for as long as it does not. */
export function ConnectionNotice() {
  if (useStore(connection) !== 'lost') return null
  return (
    <div className="flex items-start gap-3 border-b border-error-weaker bg-error-weakest px-4 py-3 sm:items-center sm:px-6">
      <ToneIcon tone="error" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{LOST}</strong> {WHAT_TO_DO}
      </p>
      <Spinner className="text-icon-error" />
    </div>
  )
}
