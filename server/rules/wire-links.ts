import { assetUrl } from '../../contract/asset-url.ts'
import type { Version } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'

/** A Service's URL, relative to the API's origin. */
export const serviceUrl = (sid: string) => `/api/services/${sid}`

/** A moment as JSON has it: ISO 8601 in UTC. */
export const isoDate = (milliseconds: number) => new Date(milliseconds).toISOString()

/**
 * Makes the links of a noun below a site's Service. They name the Environment, unless it is the
 * first one, which is meant where none is named.
 */
export function linksAt({ service, environment, isFirst }: Site, noun: string) {
  const query = isFirst ? '' : `?environment=${environment.sid}`
  return (below: string) => `${serviceUrl(service.sid)}/${noun}${below}${query}`
}

/** The absolute URL of what is live at a site; null while none may or can serve it. */
export function publicUrl({ path, visibility }: Version, { origin }: Site): string | null {
  return origin === null || visibility === 'private' ? null : assetUrl(origin, path)
}
