import type { QueryClient } from '@tanstack/react-query'
import type { Deployed } from '../../contract/deployments.ts'
import { assetListsKey } from './assets.ts'
import { answerOf, api } from './client.ts'
import { functionsKey } from './functions.ts'
import { inPlace, thingInPlace, type Place } from './place.ts'

/** Key of everything listed about an Environment's deployments. */
export const deploymentsKey = (environmentSid: string) =>
  ['deployments', environmentSid] as const

/** Makes the Functions and dependencies of a Build live; the assets stay as they are. */
export const deployFunctions = (place: Place, build_sid: string): Promise<Deployed> =>
  answerOf(
    api.services[':service'].deployments.$post({
      ...inPlace(place),
      json: { build_sid, keep_assets: true },
    }),
  )

/** Takes back a Change that altered Functions: the deletion of one, or a deployment. */
export async function undoRelease(
  queryClient: QueryClient,
  place: Place,
  changeSid: string,
): Promise<void> {
  await answerOf(
    api.services[':service'].changes[':sid'].undo.$post(thingInPlace(place, changeSid)),
  )
  await settleRelease(queryClient, place)
}

/** Has all that a deployment may have changed fetched anew: it can touch every path. */
export async function settleRelease(queryClient: QueryClient, { sid }: Place): Promise<void> {
  await Promise.all(
    [functionsKey(sid), assetListsKey(sid), deploymentsKey(sid), ['services']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
