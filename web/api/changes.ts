import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { Operation } from '../../contract/changes.ts'
import { answerOf, api } from './client.ts'
import { inPlace, thingInPlace, type Place } from './place.ts'
import { seedChange } from './seed.ts'

const changeKey = (environmentSid: string) => ['changes', environmentSid] as const

/**
 * Does operations on an Environment's assets in one Change. The answer has a result for each; the
 * promise rejects only when none could be tried.
 */
export function useChangeAssets(place: Place) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationKey: changeKey(place.sid),
    mutationFn: (operations: Operation[]) =>
      answerOf(
        api.services[':service'].changes.$post({ ...inPlace(place), json: { operations } }),
      ),
    onSuccess: async ({ change, results }) => {
      if (!change) return
      const assets = results.flatMap((result) => (result.ok && result.asset) || [])
      await seedChange(queryClient, change, assets)
    },
  })
}

/** Takes a Change back, by its SID. */
export function useUndoChange(place: Place) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (changeSid: string) =>
      answerOf(
        api.services[':service'].changes[':sid'].undo.$post({
          ...thingInPlace(place, changeSid),
        }),
      ),
    onSuccess: ({ change, assets }) => seedChange(queryClient, change, assets),
  })
}

/** The operations under way, so that each asset can show what is about to become of it. */
export function usePendingOperations({ sid }: Place): Operation[] {
  return useMutationState({
    filters: { mutationKey: changeKey(sid), status: 'pending' },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only useChangeAssets has this key
    select: (mutation) => (mutation.state.variables ?? []) as Operation[],
  }).flat()
}
