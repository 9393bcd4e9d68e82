import {
  useMutation,
  useQueryClient,
  type Query,
  type QueryClient,
} from '@tanstack/react-query'
import type { Session, SignIn } from '../../contract/session.ts'
import { answerOf, api } from './client.ts'
import { sessionQuery } from './session.ts'

/** Signs in; the session and everything asked for in vain before are renewed. */
export function useSignIn() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (credentials: SignIn) => answerOf(api.session.$post({ json: credentials })),
    onSuccess: async (session) => {
      await settleSession(queryClient, session)
      return queryClient.invalidateQueries({ predicate: isOfAccount })
    },
  })
}

/** Signs out and forgets all that was shown. */
export function useSignOut() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.session.$delete()),
    onSuccess: async () => {
      await settleSession(queryClient, null)
      queryClient.removeQueries({ predicate: isOfAccount })
    },
  })
}

/** Takes a session as the last word: an answer still on its way tells how things were before. */
async function settleSession(queryClient: QueryClient, session: Session | null): Promise<void> {
  await queryClient.cancelQueries({ queryKey: sessionQuery.queryKey })
  queryClient.setQueryData(sessionQuery.queryKey, session)
}

const isOfAccount = ({ queryKey }: Query) => queryKey[0] !== sessionQuery.queryKey[0]
