import type { Context } from 'hono'
import type { AppDeps } from '../app.ts'
import type { Resource, ResourceKind, Service } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { findService, findSite } from '../routes/sites.ts'

export type TwilioContext = Context<ApiEnv>

/** A Service with its absolute URL, from which all links below it are made. */
export interface Place {
  service: Service
  url: string
}

/** A Service's Environment; the URL is the Environment's. */
export interface SitePlace extends Place {
  site: Site
}

/** A Service with one of its Assets or Functions; the URL is the Service's. */
export interface ResourcePlace extends Place {
  resource: Resource
}

/** How Twilio's paths call the two kinds of resources. */
export const SEGMENTS = { asset: 'Assets', function: 'Functions' } as const satisfies Record<
  ResourceKind,
  string
>

/**
 * The absolute URL of the API as the client reached it. Clients follow our links as they are,
 * so host and scheme must lead back through whatever tunnel or proxy the request came by.
 */
export function baseOf({ headers, url }: Request): string {
  const { host, protocol } = new URL(url)
  const forwarded = headers.get('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase()
  const isKnown = forwarded === 'https' || forwarded === 'http'
  return `${isKnown ? forwarded : protocol.slice(0, -1)}://${headers.get('host') ?? host}/v1`
}

/** The place of a Service. */
export function placeOf(c: TwilioContext, service: Service): Place {
  return { service, url: `${baseOf(c.req.raw)}/Services/${service.sid}` }
}

/** The Service that the path names by SID or unique name. Throws not_found. */
export async function servicePlace(deps: AppDeps, c: TwilioContext): Promise<Place> {
  return placeOf(c, await findService(deps, param(c, 'service')))
}

/** The place of an Environment. */
export function placeOfSite(c: TwilioContext, site: Site): SitePlace {
  const { service, url } = placeOf(c, site.service)
  return { service, site, url: `${url}/Environments/${site.environment.sid}` }
}

/** The Environment that the path names by SID or unique name. Throws not_found. */
export async function sitePlace(deps: AppDeps, c: TwilioContext): Promise<SitePlace> {
  const site = await findSite(deps, param(c, 'service'), param(c, 'environment'))
  return placeOfSite(c, site)
}

/** The Asset or Function of that kind that the path names. Throws not_found. */
export async function resourcePlace(
  deps: AppDeps,
  c: TwilioContext,
  kind: ResourceKind,
): Promise<ResourcePlace> {
  const place = await servicePlace(deps, c)
  const sid = param(c, 'resource')
  const resource = await deps.catalog.findResource(sid)
  if (resource?.serviceSid !== place.service.sid || resource.kind !== kind) {
    throw nothing(kind === 'asset' ? 'Asset' : 'Function', sid, place)
  }
  return { ...place, resource }
}

/** A parameter of the path. */
export const param = (c: TwilioContext, name: string): string => c.req.param(name) ?? ''

/** The failure of a SID that names nothing in the Service. */
export function nothing(what: string, sid: string, { service }: Place): Failure {
  return new Failure(
    'not_found',
    `There is no ${what} ${sid} in the Service ${service.uniqueName}.`,
  )
}
