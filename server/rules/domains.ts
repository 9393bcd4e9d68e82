import type { Environment, Service } from '../catalog/records.ts'

/**
 * A Service's domain base: its unique name in lower case, a dash and four random digits, as
 * Twilio makes them (`white-beagle-1541`). Constant over all its Environments.
 */
export function newDomainBase(uniqueName: string): string {
  const random = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0
  return `${uniqueName.toLowerCase()}-${1000 + (random % 9000)}`
}

/** The label an Environment is served under; see Twilio's `{base}[-{suffix}].twil.io`. */
export function domainLabel(domainBase: string, suffix: string | null): string {
  return suffix ? `${domainBase}-${suffix}` : domainBase
}

/**
 * The Environment that answers where a host names none: of the oldest Service that has one, the
 * console's own `ui`, or else the first. Both lists are oldest first.
 */
export function defaultEnvironment(
  services: readonly Service[],
  environments: readonly Environment[],
): Environment | undefined {
  for (const { sid } of services) {
    const own = environments.filter(({ serviceSid }) => serviceSid === sid)
    const found = own.find(({ uniqueName }) => uniqueName === 'ui') ?? own[0]
    if (found) return found
  }
  return undefined
}

/** Builds the URLs under which the assets origin answers. */
export interface AssetsUrls {
  /** Whether every Environment has a URL, not just the default Service's. */
  reachesAll: boolean
  /** The public origin of an Environment, without trailing slash; null when none reaches it. */
  originOf(environment: Environment, isDefault: boolean): string | null
}

/**
 * URLs by a pattern such as `http://{domain}.localhost:4001`. A pattern without `{domain}`
 * reaches only the default Environment.
 */
export function assetsUrlsFrom(pattern: string): AssetsUrls {
  const trimmed = pattern.replace(/\/+$/, '')
  const reachesAll = trimmed.includes('{domain}')
  return {
    reachesAll,
    originOf(environment, isDefault) {
      if (reachesAll) return trimmed.replace('{domain}', environment.domain)
      return isDefault ? trimmed : null
    },
  }
}

/**
 * Tells whether a Host header, of whatever port and case, is one that an Environment would have
 * by the pattern of assets URLs. If none has it, it was deleted or never was, and nothing is
 * served there. Other hosts (an IP address, a name of the proxy's) are the default's.
 */
export function environmentHosts(pattern: string): (host: string) => boolean {
  const [, rest] = /^https?:\/\/\{domain\}([^:/]*)/i.exec(pattern) ?? []
  if (rest === undefined) return () => false
  const ending = rest.toLowerCase()
  return (host) => {
    const name = host.toLowerCase().replace(/:\d*$/, '')
    const label = name.slice(0, name.length - ending.length)
    return name.endsWith(ending) && label !== '' && !label.includes('.')
  }
}
