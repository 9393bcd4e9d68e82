import type { Visibility } from '../../contract/assets.ts'
import { newSid, randomHex } from '../rules/sids.ts'
import type { Catalog } from './port.ts'
import type {
  Environment,
  Resource,
  ResourceKind,
  Service,
  Upload,
  Variable,
  Version,
} from './records.ts'

/** When everything in the suite happens, unless it says otherwise. */
export const NOW = Date.UTC(2026, 0, 1)

/** A Service and its first Environment. */
export interface Site {
  service: Service
  environment: Environment
}

/** Records of a site that no catalog has yet. */
export function newSite(uniqueName: string, dateCreated = NOW): Site {
  const dates = { dateCreated, dateUpdated: dateCreated }
  const domainBase = `${uniqueName}-1541`
  const service: Service = {
    sid: newSid('service'),
    accountSid: newSid('account'),
    uniqueName,
    friendlyName: uniqueName,
    domainBase,
    includeCredentials: true,
    uiEditable: true,
    ...dates,
  }
  const environment: Environment = {
    sid: newSid('environment'),
    serviceSid: service.sid,
    uniqueName: 'ui',
    domainSuffix: null,
    domain: domainBase,
    release: null,
    isAltered: false,
    ...dates,
  }
  return { service, environment }
}

/** What createService takes of a site. */
export const recordsOf = ({ service, environment }: Site) => [service, environment] as const

/** Another Environment of a site that no catalog has yet. */
export function newEnvironment(
  { service, environment }: Site,
  domainSuffix: string,
  parts: Partial<Environment> = {},
): Environment {
  return {
    ...environment,
    sid: newSid('environment'),
    uniqueName: domainSuffix,
    domainSuffix,
    domain: `${service.domainBase}-${domainSuffix}`,
    ...parts,
  }
}

/** Makes a site in the catalog. */
export async function openSite(catalog: Catalog, uniqueName = 'beagle'): Promise<Site> {
  const site = newSite(uniqueName)
  await catalog.createService(site.service, site.environment)
  return site
}

/** What a test says of a file; the rest is made up. */
export interface File {
  path: string
  kind?: ResourceKind
  visibility?: Visibility
  size?: number
  dateCreated?: number
  digest?: string
}

/** An Asset or a Function of the site that no catalog has yet. */
export function newResource(
  { service }: Site,
  { kind = 'asset', dateCreated = NOW, ...parts }: Partial<Resource> = {},
): Resource {
  return {
    sid: newSid(kind),
    serviceSid: service.sid,
    kind,
    friendlyName: 'a resource',
    dateCreated,
    dateUpdated: dateCreated,
    ...parts,
  }
}

/** A version that no catalog has yet. */
export function newVersion(resourceSid: string, file: File): Version {
  return {
    sid: newSid('version'),
    resourceSid,
    path: file.path,
    visibility: file.visibility ?? 'public',
    digest: file.digest ?? randomHex(32),
    size: file.size ?? 1,
    contentType: 'text/plain',
    dateCreated: file.dateCreated ?? NOW,
  }
}

/** An upload that has just begun. */
export function newUpload(site: Site, parts: Partial<Upload> = {}): Upload {
  return {
    sid: newSid('upload'),
    serviceSid: site.service.sid,
    environmentSid: site.environment.sid,
    path: '/assets/a.txt',
    visibility: null,
    contentType: 'text/plain',
    ifExists: 'fail',
    length: 3,
    metadata: 'path L2Fzc2V0cy9hLnR4dA==',
    key: null,
    sha256: null,
    changeSid: null,
    dateCreated: NOW,
    dateExpires: NOW + 1000,
    ...parts,
  }
}

/** A Variable of the site that no catalog has yet. */
export function newVariable({ environment }: Site, parts: Partial<Variable> = {}): Variable {
  return {
    sid: newSid('variable'),
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    key: 'KEY',
    value: 'a value',
    dateCreated: NOW,
    dateUpdated: NOW,
    ...parts,
  }
}
