import type { CreateFetch, Fetch } from '../../contract/fetches.ts'
import type { LookedUp } from '../../contract/lookups.ts'
import { answerOf, api } from './client.ts'
import { inPlace, type Place } from './place.ts'

/** Which of the paths (at most LIMITS.pathsPerLookup) are taken there, and by what. */
export async function lookUpPaths(
  place: Place,
  paths: readonly string[],
): Promise<LookedUp['taken']> {
  const json = { paths: [...paths] }
  const { taken } = await answerOf(
    api.services[':service'].lookups.$post({ ...inPlace(place), json }),
  )
  return taken
}

/** Has the server fetch a file by its URL, or finds the fetch that was begun with this key. */
export function beginFetch(place: Place, order: CreateFetch): Promise<Fetch> {
  return answerOf(api.services[':service'].fetches.$post({ ...inPlace(place), json: order }))
}

/** A fetch as it is now, by its `url`. */
export const readFetch = (url: string): Promise<Fetch> =>
  answerOf(aFetch.$get({ param: paramOf(url) }))

/** Ends a fetch; what the server has of it is dropped. */
export async function cancelFetch(url: string): Promise<void> {
  await answerOf(aFetch.$delete({ param: paramOf(url) }))
}

const aFetch = api.services[':service'].fetches[':sid']

/** Service and fetch, of `/api/services/{service}/fetches/{sid}`. */
function paramOf(url: string): { service: string; sid: string } {
  const [sid = '', , service = ''] = url.split('/').toReversed()
  return { service, sid }
}
