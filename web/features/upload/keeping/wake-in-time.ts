import type { QueryClient } from '@tanstack/react-query'
import { connection } from '../../../api/connection.ts'
import { sessionQuery } from '../../../api/session.ts'

interface WakingDeps {
  /** Lets all that was put off go at once. */
  wake: () => void
  /** The window, which tells that the network is back. */
  page: EventTarget
  queryClient: QueryClient
}

/**
 * Goes on with what was put off when the network or Hangar is back and when someone signs in
 * again, for as long as the page is open; and now.
 */
export function wakeInTime({ wake, page, queryClient }: WakingDeps): void {
  wake()
  page.addEventListener('online', wake)
  connection.subscribe(() => {
    if (connection.get() === 'reachable') wake()
  })
  const isSignedIn = () => queryClient.getQueryData(sessionQuery.queryKey) != null
  let wasSignedIn = isSignedIn()
  queryClient.getQueryCache().subscribe(() => {
    if (isSignedIn() === wasSignedIn) return
    wasSignedIn = !wasSignedIn
    if (wasSignedIn) wake()
  })
}
