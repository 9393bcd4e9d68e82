import type { Asset } from '../../contract/assets.ts'
import type { Change as WireChange } from '../../contract/changes.ts'
import type {
  Environment as WireEnvironment,
  Service as WireService,
} from '../../contract/services.ts'
import type { Version, Change, LiveVersion, Service } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { isoDate, linksAt, publicUrl, serviceUrl } from './wire-links.ts'

/** Records → JSON on the wire: snake_case, ISO dates, links relative to the API's origin. */

/** A Service with its Environments, each with the origin its assets are served under. */
export function toService(
  service: Service,
  environments: Pick<Site, 'environment' | 'origin'>[],
): WireService {
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    unique_name: service.uniqueName,
    friendly_name: service.friendlyName,
    domain_base: service.domainBase,
    include_credentials: service.includeCredentials,
    environments: environments.map(toEnvironment),
    date_created: isoDate(service.dateCreated),
    date_updated: isoDate(service.dateUpdated),
    url: serviceUrl(service.sid),
  }
}

/** An Asset as it is live at a site. Only what may be read by URL has a `public_url`. */
export function toAsset({ version, resourceCreated }: LiveVersion, site: Site): Asset {
  const link = linksAt(site, `assets/${version.resourceSid}`)
  return {
    sid: version.resourceSid,
    account_sid: site.service.accountSid,
    service_sid: site.service.sid,
    environment_sid: site.environment.sid,
    version_sid: version.sid,
    path: version.path,
    visibility: version.visibility,
    size: version.size,
    content_type: version.contentType,
    sha256: version.digest,
    date_created: isoDate(resourceCreated),
    date_updated: isoDate(version.dateCreated),
    public_url: publicUrl(version, site),
    url: link(''),
    links: { content: link('/content') },
  }
}

/** A Change; `versions` holds those its entries name. */
export function toChange(change: Change, versions: Map<string, Version>): WireChange {
  const side = (sid: string | null) => {
    const version = sid === null ? undefined : versions.get(sid)
    return version ? toVersion(version) : null
  }
  return {
    sid: change.sid,
    service_sid: change.serviceSid,
    environment_sid: change.environmentSid,
    kind: change.kind,
    actor: change.actor,
    undoes: change.undoes,
    undone_by: change.undoneBy,
    entry_count: change.entryCount,
    entries: change.entries.map(({ path, before, after }) => ({
      path,
      before: side(before),
      after: side(after),
    })),
    date_created: isoDate(change.dateCreated),
    url: `${serviceUrl(change.serviceSid)}/changes/${change.sid}`,
  }
}

/** An Environment with the origin its assets are served under. */
export function toEnvironment({
  environment,
  origin,
}: Pick<Site, 'environment' | 'origin'>): WireEnvironment {
  return {
    sid: environment.sid,
    service_sid: environment.serviceSid,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domain,
    assets_url: origin,
    build_sid: environment.release?.buildSid ?? null,
    deployment_sid: environment.release?.deploymentSid ?? null,
    is_altered: environment.isAltered,
    date_created: isoDate(environment.dateCreated),
    date_updated: isoDate(environment.dateUpdated),
  }
}

function toVersion(version: Version) {
  return {
    sid: version.sid,
    asset_sid: version.resourceSid,
    visibility: version.visibility,
    size: version.size,
    content_type: version.contentType,
    sha256: version.digest,
  }
}
