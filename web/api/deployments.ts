import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Change } from '../../contract/changes.ts'
import type { Deployed, Deployment, DeploymentPage } from '../../contract/deployments.ts'
import { assetListsKey } from './assets.ts'
import { answerOf, api } from './client.ts'
import { functionsKey } from './functions.ts'
import { inPlace, thingInPlace, type Place } from './place.ts'

/** Key of everything listed about an Environment's deployments. */
export const deploymentsKey = (environmentSid: string) =>
  ['deployments', environmentSid] as const

/** An Environment's deployments, newest first, page by page. */
export const deploymentsQuery = (place: Place) =>
  infiniteQueryOptions({
    queryKey: [...deploymentsKey(place.sid), 'pages'],
    queryFn: ({ pageParam, signal }): Promise<DeploymentPage> => {
      const { param, query } = inPlace(place)
      const page = { ...query, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(
        api.services[':service'].deployments.$get({ param, query: page }, { init: { signal } }),
      )
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

/** An Environment's newest deployment; null before the first one. */
export const latestDeploymentQuery = (place: Place) =>
  queryOptions({
    queryKey: [...deploymentsKey(place.sid), 'latest'],
    queryFn: async ({ signal }): Promise<Deployment | null> => {
      const { param, query } = inPlace(place)
      const { deployments } = await answerOf(
        api.services[':service'].deployments.$get(
          { param, query: { ...query, limit: '1' } },
          { init: { signal } },
        ),
      )
      return deployments[0] ?? null
    },
  })

/** What a deployment did, path by path. */
export const deploymentChangeQuery = (place: Place, changeSid: string) =>
  queryOptions({
    queryKey: ['deployment-changes', changeSid],
    queryFn: ({ signal }): Promise<Change> =>
      answerOf(
        api.services[':service'].changes[':sid'].$get(thingInPlace(place, changeSid), {
          init: { signal },
        }),
      ),
    staleTime: Infinity,
  })

/** Makes exactly a Build what the Environment serves: its Functions and its assets. */
export const deployWhole = (place: Place, build_sid: string): Promise<Deployed> =>
  answerOf(
    api.services[':service'].deployments.$post({ ...inPlace(place), json: { build_sid } }),
  )

/** Makes exactly what another Environment serves now what `target` serves. */
export const promote = (source: Place, target: Place): Promise<Deployed> =>
  answerOf(
    api.services[':service'].deployments.$post({
      ...inPlace(target),
      json: { source_environment: source.sid },
    }),
  )

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
