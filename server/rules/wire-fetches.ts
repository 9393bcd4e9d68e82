import type { Fetch as WireFetch } from '../../contract/fetches.ts'
import type { Published } from '../../contract/uploads.ts'
import type { Fetch } from '../fetching/fetch.ts'
import { isoDate, serviceUrl } from './wire-links.ts'

/** A fetch with what was received of it (bytes), and what it became. */
export function toFetch(
  fetch: Fetch,
  received: number,
  published: Published | null,
): WireFetch {
  const { service, environment } = fetch.site
  return {
    sid: fetch.sid,
    service_sid: service.sid,
    environment_sid: environment.sid,
    source_url: fetch.sourceUrl,
    path: fetch.path,
    status: fetch.status,
    received,
    size: fetch.size,
    published,
    failure: fetch.failure?.body ?? null,
    date_created: isoDate(fetch.dateCreated),
    url: `${serviceUrl(service.sid)}/fetches/${fetch.sid}`,
  }
}
