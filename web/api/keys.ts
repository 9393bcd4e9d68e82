import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Key } from '../../contract/keys.ts'
import { answerOf, api } from './client.ts'

/** The account's API keys, oldest first; without their secrets. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }): Promise<Key[]> => {
    const { keys } = await answerOf(api.keys.$get({}, { init: { signal } }))
    return keys
  },
})

/** Makes an API key; the answer alone holds its secret. */
export function useCreateKey() {
  return useKeyMutation((friendly_name: string) =>
    answerOf(api.keys.$post({ json: { friendly_name } })),
  )
}

/** Revokes an API key, by its SID. */
export function useRevokeKey() {
  return useKeyMutation((sid: string) => answerOf(api.keys[':sid'].$delete({ param: { sid } })))
}

/** A write, after which the list is as the server has it. */
function useKeyMutation<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const queryClient = useQueryClient()
  const { queryKey } = keysQuery
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  })
}
