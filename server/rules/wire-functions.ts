import type { HangarFunction } from '../../contract/functions.ts'
import type { Version } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { isoDate, linksAt, publicUrl } from './wire-links.ts'

/** A Function as one Environment has it: what was saved last, and what runs (or nothing). */
export interface SeenFunction {
  sid: string
  dateCreated: number
  saved: Version
  live: Version | null
}

/** A Function of a site. Only one that is live and may be called by URL has a `public_url`. */
export function toFunction(seen: SeenFunction, site: Site): HangarFunction {
  const link = linksAt(site, `functions/${seen.sid}`)
  return {
    sid: seen.sid,
    account_sid: site.service.accountSid,
    service_sid: site.service.sid,
    environment_sid: site.environment.sid,
    saved: toVersion(seen.saved),
    live: seen.live && toVersion(seen.live),
    public_url: seen.live && publicUrl(seen.live, site),
    date_created: isoDate(seen.dateCreated),
    date_updated: isoDate(seen.saved.dateCreated),
    url: link(''),
    links: { content: link('/content') },
  }
}

function toVersion(version: Version): HangarFunction['saved'] {
  return {
    sid: version.sid,
    path: version.path,
    visibility: version.visibility,
    size: version.size,
    sha256: version.digest,
    date_created: isoDate(version.dateCreated),
  }
}
