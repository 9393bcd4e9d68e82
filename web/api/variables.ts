import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CreateVariable, UpdateVariable, Variable } from '../../contract/variables.ts'
import { answerOf, api } from './client.ts'
import { inPlace, thingInPlace, type Place } from './place.ts'

/** All Variables of an Environment, by key. */
export const variablesQuery = (place: Place) =>
  queryOptions({
    queryKey: ['variables', place.sid],
    queryFn: async ({ signal }): Promise<Variable[]> => {
      const { variables } = await answerOf(
        api.services[':service'].variables.$get(inPlace(place), { init: { signal } }),
      )
      return variables
    },
  })

/** Adds a Variable. */
export function useCreateVariable(place: Place) {
  return useVariableMutation(place, (json: CreateVariable) =>
    answerOf(api.services[':service'].variables.$post({ ...inPlace(place), json })),
  )
}

/** Changes a Variable, by its SID. */
export function useUpdateVariable(place: Place) {
  return useVariableMutation(place, ({ sid, ...json }: UpdateVariable & { sid: string }) =>
    answerOf(
      api.services[':service'].variables[':sid'].$patch({ ...thingInPlace(place, sid), json }),
    ),
  )
}

/** Deletes a Variable, by its SID. */
export function useDeleteVariable(place: Place) {
  return useVariableMutation(place, (sid: string) =>
    answerOf(api.services[':service'].variables[':sid'].$delete(thingInPlace(place, sid))),
  )
}

/** A write, after which the list is as the server has it. */
function useVariableMutation<Asked, Answer>(
  place: Place,
  mutationFn: (asked: Asked) => Promise<Answer>,
) {
  const queryClient = useQueryClient()
  const { queryKey } = variablesQuery(place)
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  })
}
