import type { Build, Resource, ResourceKind, Version } from '../catalog/records.ts'
import { twilioDate } from './dates.ts'
import { SEGMENTS, type Place } from './place.ts'

/**
 * Records as Twilio's API answers them: snake_case, absolute links, dates to the second. What
 * Hangar adds comes after what Twilio has.
 */

/** Whose something is. */
export const owned = ({ service }: Place) => ({
  account_sid: service.accountSid,
  service_sid: service.sid,
})

/** When something was made and last altered. */
export const dates = (row: { dateCreated: number; dateUpdated: number }) => ({
  date_created: twilioDate(row.dateCreated),
  date_updated: twilioDate(row.dateUpdated),
})

export function toService({ service, url }: Place) {
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    friendly_name: service.friendlyName,
    unique_name: service.uniqueName,
    include_credentials: service.includeCredentials,
    ui_editable: service.uiEditable,
    domain_base: service.domainBase,
    ...dates(service),
    url,
    links: {
      environments: `${url}/Environments`,
      functions: `${url}/Functions`,
      assets: `${url}/Assets`,
      builds: `${url}/Builds`,
    },
  }
}

/** An Asset or a Function. */
export function toResource(place: Place, resource: Resource) {
  const url = `${place.url}/${SEGMENTS[resource.kind]}/${resource.sid}`
  const versions = `${url}/Versions`
  return {
    sid: resource.sid,
    ...owned(place),
    friendly_name: resource.friendlyName,
    ...dates(resource),
    url,
    links:
      resource.kind === 'asset'
        ? { asset_versions: versions }
        : { function_versions: versions },
  }
}

/** A version; `size` is in bytes, `sha256` in lower-case hex. */
export function toVersion(place: Place, kind: ResourceKind, version: Version) {
  const url = `${place.url}/${SEGMENTS[kind]}/${version.resourceSid}/Versions/${version.sid}`
  const content = `${url}/Content`
  const links =
    kind === 'asset'
      ? { asset_version_content: content }
      : { function_version_content: content }
  return { ...toBuildItem(place, kind, version), url, links }
}

export function toBuild(
  place: Place,
  build: Build,
  versions: readonly (Version & { kind: ResourceKind })[],
) {
  const { sid, status, runtime, dependencies } = build
  const url = buildUrl(place, sid)
  const itemsOf = (kind: ResourceKind) =>
    versions
      .filter((version) => version.kind === kind)
      .map((version) => toBuildItem(place, kind, version))
  return {
    sid,
    ...owned(place),
    status,
    asset_versions: itemsOf('asset'),
    function_versions: itemsOf('function'),
    dependencies,
    runtime,
    ...dates(build),
    url,
    links: { build_status: `${url}/Status` },
    ...progress(build),
  }
}

export function toBuildStatus(place: Place, build: Build) {
  const { sid, status } = build
  const url = `${buildUrl(place, sid)}/Status`
  return { sid, ...owned(place), status, url, ...progress(build) }
}

/** A version as a Build lists it. */
function toBuildItem(place: Place, kind: ResourceKind, version: Version) {
  const { sid, resourceSid, path, visibility, size, contentType, digest } = version
  return {
    sid,
    ...owned(place),
    ...(kind === 'asset' ? { asset_sid: resourceSid } : { function_sid: resourceSid }),
    path,
    visibility,
    date_created: twilioDate(version.dateCreated),
    size,
    content_type: contentType,
    sha256: digest,
  }
}

/** What Twilio does not tell of a Build: what was done, what npm chose, and why it failed. */
const progress = ({ installed, steps, failure }: Build) => ({
  installed,
  steps: steps.map(({ name, dateStarted }) => ({
    name,
    date_started: twilioDate(dateStarted),
  })),
  failure,
})

const buildUrl = ({ url }: Place, sid: string) => `${url}/Builds/${sid}`
