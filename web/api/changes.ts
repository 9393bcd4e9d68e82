import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { Operation } from '../../contract/changes.ts'
import { answerOf, api } from './client.ts'
import { seedChange } from './seed.ts'

const changeKey = (serviceSid: string) => ['changes', serviceSid] as const

/**
 * Does operations on a Service's assets in one Change. The answer has a result for each; the
 * promise rejects only when none could be tried.
 */
export function useChangeAssets(serviceSid: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationKey: changeKey(serviceSid),
    mutationFn: (operations: Operation[]) =>
      answerOf(
        api.services[':service'].changes.$post({
          param: { service: serviceSid },
          json: { operations },
        }),
      ),
    onSuccess: async ({ change, results }) => {
      if (!change) return
      const assets = results.flatMap((result) => (result.ok && result.asset) || [])
      await seedChange(queryClient, change, assets)
    },
  })
}

/** Takes a Change back, by its SID. */
export function useUndoChange(serviceSid: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (changeSid: string) =>
      answerOf(
        api.services[':service'].changes[':sid'].undo.$post({
          param: { service: serviceSid, sid: changeSid },
        }),
      ),
    onSuccess: ({ change, assets }) => seedChange(queryClient, change, assets),
  })
}

/** The operations under way, so that each asset can show what is about to become of it. */
export function usePendingOperations(serviceSid: string): Operation[] {
  return useMutationState({
    filters: { mutationKey: changeKey(serviceSid), status: 'pending' },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only useChangeAssets has this key
    select: (mutation) => (mutation.state.variables ?? []) as Operation[],
  }).flat()
}
