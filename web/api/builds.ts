import { queryOptions } from '@tanstack/react-query'
import type { Build } from '../../contract/builds.ts'
import type { Dependency } from '../../contract/dependencies.ts'
import { answerOf, api } from './client.ts'
import { inPlace, type Place } from './place.ts'

/** One Build of a Service as it is now; for whoever waits for it to be completed. */
export const readBuild = (
  { service_sid }: Pick<Place, 'service_sid'>,
  buildSid: string,
  signal?: AbortSignal,
): Promise<Build> =>
  answerOf(
    api.services[':service'].builds[':sid'].$get(
      { param: { service: service_sid, sid: buildSid } },
      signal && { init: { signal } },
    ),
  )

/** A Build that was deployed; it stays as it is. */
export const buildQuery = (place: Place, buildSid: string) =>
  queryOptions({
    queryKey: ['builds', buildSid],
    queryFn: ({ signal }) => readBuild(place, buildSid, signal),
    staleTime: Infinity,
  })

/** So many Builds under way at once would be needed to hide how the last one ended. */
const NEWEST = '5'

/** The newest Build of a Service that is not under way any more; null before the first one. */
export const lastEndedBuildQuery = ({ service_sid }: Pick<Place, 'service_sid'>) =>
  queryOptions({
    queryKey: ['builds', 'last-ended', service_sid],
    queryFn: async ({ signal }): Promise<Build | null> => {
      const { builds } = await answerOf(
        api.services[':service'].builds.$get(
          { param: { service: service_sid }, query: { limit: NEWEST } },
          { init: { signal } },
        ),
      )
      return builds.find(({ status }) => status !== 'building') ?? null
    },
  })

/**
 * Makes a Build of what an Environment serves, with the newest saved version of every Function.
 * `dependencies` undefined: those of its present Build stay.
 */
export const createBuild = (
  place: Place,
  dependencies: Dependency[] | undefined,
): Promise<Build> =>
  answerOf(
    api.services[':service'].builds.$post({
      ...inPlace(place),
      json: dependencies === undefined ? {} : { dependencies },
    }),
  )
