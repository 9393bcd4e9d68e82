import {
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import type {
  CreateFunction,
  HangarFunction,
  SaveFunction,
  TryFunction,
} from '../../contract/functions.ts'
import { answerOf, api } from './client.ts'
import { inPlace, thingInPlace, type Place } from './place.ts'

/** Key of the list of Functions as one Environment sees them. */
export const functionsKey = (environmentSid: string) => ['functions', environmentSid] as const

/** All Functions of a Service, by path, with what runs of them in one Environment. */
export const functionsQuery = (place: Place) =>
  queryOptions({
    queryKey: functionsKey(place.sid),
    queryFn: async ({ signal }): Promise<HangarFunction[]> => {
      const { functions } = await answerOf(
        api.services[':service'].functions.$get(inPlace(place), { init: { signal } }),
      )
      return functions
    },
  })

/** The newest saved source of a Function; asked for anew when a newer version is known of. */
export const functionContentQuery = (place: Place, functionSid: string, versionSid: string) =>
  queryOptions({
    queryKey: ['function-content', functionSid, versionSid],
    queryFn: ({ signal }): Promise<{ version_sid: string; content: string }> =>
      answerOf(
        api.services[':service'].functions[':sid'].content.$get(
          thingInPlace(place, functionSid),
          { init: { signal } },
        ),
      ),
    // A version never changes.
    staleTime: Infinity,
  })

/** Saves a new version; not live before it is deployed. */
export const saveFunction = (place: Place, functionSid: string, json: SaveFunction) =>
  answerOf(
    api.services[':service'].functions[':sid'].versions.$post({
      ...thingInPlace(place, functionSid),
      json,
    }),
  )

/** Shows a Function and its newest source, as the server just gave them, wherever it is listed. */
export function seedFunction(
  queryClient: QueryClient,
  place: Place,
  saved: HangarFunction,
  content: string,
): void {
  const version_sid = saved.saved.sid
  queryClient.setQueryData(functionContentQuery(place, saved.sid, version_sid).queryKey, {
    version_sid,
    content,
  })
  queryClient.setQueryData(
    functionsKey(place.sid),
    (known: HangarFunction[] | undefined) =>
      known && [...known.filter(({ sid }) => sid !== saved.sid), saved].toSorted(byPath),
  )
  // Other Environments list it too, by what runs there.
  void queryClient.invalidateQueries({
    queryKey: ['functions'],
    predicate: ({ queryKey }) => queryKey[1] !== place.sid,
  })
}

const byPath = (a: HangarFunction, b: HangarFunction) =>
  a.saved.path < b.saved.path ? -1 : Number(a.saved.path > b.saved.path)

/** Makes a Function: saved, not live. */
export function useCreateFunction(place: Place) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (json: CreateFunction) =>
      answerOf(api.services[':service'].functions.$post({ ...inPlace(place), json })),
    onSuccess: (made, { content }) => seedFunction(queryClient, place, made, content),
  })
}

/** Deletes a Function, by its SID; what ran of it stops at once. */
export function useDeleteFunction(place: Place) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (functionSid: string) =>
      answerOf(
        api.services[':service'].functions[':sid'].$delete(thingInPlace(place, functionSid)),
      ),
    onSuccess: (_deleted, functionSid) => {
      queryClient.setQueryData(functionsKey(place.sid), (known: HangarFunction[] | undefined) =>
        known?.filter(({ sid }) => sid !== functionSid),
      )
      void queryClient.invalidateQueries({ queryKey: ['functions'] })
    },
  })
}

/** Sends a request to the live version of a Function, whatever its visibility. */
export function useTryFunction(place: Place) {
  return useMutation({
    mutationFn: ({ functionSid, ...json }: TryFunction & { functionSid: string }) =>
      answerOf(
        api.services[':service'].functions[':sid'].tries.$post({
          ...thingInPlace(place, functionSid),
          json,
        }),
      ),
  })
}
