import { queryOptions } from '@tanstack/react-query'
import type { Session } from '../../contract/session.ts'
import { answerOf, api } from './client.ts'
import { ApiError } from './errors.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      return await answerOf(api.session.$get({}, { init: { signal } }))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: Infinity,
})
