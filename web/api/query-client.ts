import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, Unreachable } from './errors.ts'
import { sessionQuery } from './session.ts'

/*
 * Where each error shows (one place each):
 * - not signed in (401), whatever asked: the funnel below ends the session in the cache, and
 *   the app shows the sign-in page;
 * - no answer: `client.ts` sets `connection`, and the app shows its notice until Hangar is back;
 * - a query that has no data: at the place of the data, with “Try again”;
 * - a query that has data: a line above the data, which stays;
 * - a mutation: beside the control that started it when that is a dialog or form, else a toast
 *   with “Try again”;
 * - an upload: in its row of the queue.
 */

/** The one funnel of errors: what concerns the whole console whoever made the request. */
export function funnel(queryClient: QueryClient, error: unknown): void {
  if (error instanceof ApiError && error.status === 401) {
    queryClient.setQueryData(sessionQuery.queryKey, null)
  }
}

// A “no” stays a no, and what was lost is asked again by watchConnection once it is found.
const mayRetry = (failures: number, error: Error) => {
  const final =
    error instanceof Unreachable || (error instanceof ApiError && error.status < 500)
  return !final && failures < 2
}

/** The console's one cache of server data. */
export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => funnel(queryClient, error) }),
    mutationCache: new MutationCache({ onError: (error) => funnel(queryClient, error) }),
    defaultOptions: {
      // Hangar often runs on this very machine, so “offline” says nothing about reaching it.
      queries: { networkMode: 'always', retry: mayRetry, staleTime: 5000 },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return queryClient
}
