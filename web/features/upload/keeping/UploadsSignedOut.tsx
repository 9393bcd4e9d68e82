import { useSyncExternalStore } from 'react'
import { Callout } from '../../../ui/Callout.tsx'
import { consoleQueue } from '../console-queue.ts'
import { signedOutLine } from './sign-out-words.ts'

/** Where someone signs in: uploads that wait for just that. */
export function UploadsSignedOut() {
  const { tally } = useSyncExternalStore(consoleQueue.subscribe, consoleQueue.getSnapshot)
  const line = signedOutLine(tally)
  return line === '' ? null : (
    <Callout variant="neutral" className="mt-5">
      {line}
    </Callout>
  )
}
