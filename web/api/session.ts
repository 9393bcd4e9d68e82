import { queryOptions, useMutation, useQueryClient, type Query } from '@tanstack/react-query'
import type { Session, SignIn } from '../../contract/session.ts'
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

/** Signs in; the session and everything asked for in vain before are renewed. */
export function useSignIn() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (credentials: SignIn) => answerOf(api.session.$post({ json: credentials })),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      return queryClient.invalidateQueries({ predicate: isOfAccount })
    },
  })
}

/** Signs out and forgets all that was shown. */
export function useSignOut() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.session.$delete()),
    onSuccess: () => {
      queryClient.setQueryData(sessionQuery.queryKey, null)
      queryClient.removeQueries({ predicate: isOfAccount })
    },
  })
}

const isOfAccount = ({ queryKey }: Query) => queryKey[0] !== sessionQuery.queryKey[0]
