import type { Catalog, CatalogEvent } from '../catalog/port.ts'
import type { Environment, LiveVersion } from '../catalog/records.ts'
import { liveAsset, liveFunction, type LiveEntry } from './entry.ts'
import type { Entries } from './lookup.ts'

/** Everything the assets origin serves, kept in memory and in step with the catalog. */
export interface LiveSets {
  /**
   * What a Host header asks for: `<domain>.<anything>`, whatever the port and the case. Any
   * other host is the default's, unless it is one for an Environment that is not there.
   * Undefined then, and while there is no Service.
   */
  ofHost(host: string | undefined): LiveSite | undefined
  /** What is served under a domain label, e.g. `white-beagle-1541`. */
  ofDomain(domain: string): LiveSite | undefined
  /** Stops following the catalog. */
  close(): void
}

/** What one Environment serves, and its domain label in lower case. */
export interface LiveSite {
  readonly domain: string
  readonly entries: Entries
}

interface Site extends LiveSite {
  serviceSid: string
  isUi: boolean
  entries: Map<string, LiveEntry>
}

/** Bounds what strangers can make us remember by sending ever other Host headers. */
const REMEMBERED_HOSTS = 1000

/**
 * Reads all live sets and follows the catalog from then on: when a write's promise resolves,
 * the next request already gets the new answer. `isEnvironmentHost` tells hosts that are never
 * the default's; see `environmentHosts`.
 */
export async function loadLiveSets(
  catalog: Catalog,
  isEnvironmentHost: (host: string) => boolean = () => false,
): Promise<LiveSets> {
  const sites = new Sites(isEnvironmentHost)
  const missed: CatalogEvent[] = []
  let hear: (event: CatalogEvent) => void = (event) => missed.push(event)
  // Heard from before the first read on, so that no change falls in between.
  const stop = catalog.subscribe((event) => hear(event))
  for (const service of await catalog.listServices()) sites.addService(service.sid)
  for (const environment of await catalog.listEnvironments()) {
    sites.addEnvironment(environment)
    for await (const batch of catalog.liveSet(environment.sid)) {
      for (const live of batch) sites.serve(environment.sid, live.version.path, live)
    }
  }
  for (const event of missed) sites.apply(event)
  hear = (event) => sites.apply(event)
  return {
    ofHost: (host) => sites.ofHost(host),
    ofDomain: (domain) => sites.ofDomain(domain),
    close: stop,
  }
}

class Sites {
  readonly #isEnvironmentHost: (host: string) => boolean
  readonly #byEnvironment = new Map<string, Site>()
  readonly #byDomain = new Map<string, Site>()
  readonly #byHost = new Map<string, Site | undefined>()
  /** Oldest first. */
  readonly #services = new Set<string>()

  constructor(isEnvironmentHost: (host: string) => boolean) {
    this.#isEnvironmentHost = isEnvironmentHost
  }

  apply(event: CatalogEvent): void {
    switch (event.type) {
      case 'service':
        return this.addService(event.service.sid)
      case 'service_deleted':
        return this.#deleteService(event)
      case 'environment':
        return this.addEnvironment(event.environment)
      case 'environment_deleted':
        return this.#deleteEnvironments([event.environment.sid])
      case 'change':
        return event.served.forEach(({ path, live }) =>
          this.serve(event.environment.sid, path, live),
        )
      case 'variables':
        return undefined
    }
  }

  addService(sid: string): void {
    this.#services.add(sid)
  }

  addEnvironment({ sid, serviceSid, uniqueName, domain }: Environment): void {
    const known = this.#byEnvironment.get(sid)
    if (known) this.#byDomain.delete(known.domain)
    const entries = known?.entries ?? new Map<string, LiveEntry>()
    const site = {
      serviceSid,
      isUi: uniqueName === 'ui',
      domain: domain.toLowerCase(),
      entries,
    }
    this.addService(serviceSid)
    this.#byEnvironment.set(sid, site)
    this.#byDomain.set(site.domain, site)
    this.#byHost.clear()
  }

  serve(environmentSid: string, path: string, live: LiveVersion | null): void {
    const entries = this.#byEnvironment.get(environmentSid)?.entries
    if (!live || live.version.visibility === 'private') entries?.delete(path)
    else if (live.kind === 'function') entries?.set(path, liveFunction(live))
    else entries?.set(path, liveAsset(live.version))
  }

  #deleteService(event: { serviceSid: string; environmentSids: string[] }): void {
    this.#services.delete(event.serviceSid)
    this.#deleteEnvironments(event.environmentSids)
  }

  #deleteEnvironments(sids: string[]): void {
    for (const sid of sids) {
      const site = this.#byEnvironment.get(sid)
      this.#byEnvironment.delete(sid)
      if (site) this.#byDomain.delete(site.domain)
    }
    this.#byHost.clear()
  }

  ofDomain(domain: string): Site | undefined {
    return this.#byDomain.get(domain.toLowerCase())
  }

  ofHost(host = ''): Site | undefined {
    const remembered = this.#byHost.get(host)
    if (remembered) return remembered
    const label = host.split(/[.:]/, 1)[0] ?? ''
    const site =
      this.ofDomain(label) ?? (this.#isEnvironmentHost(host) ? undefined : this.#default())
    if (this.#byHost.size >= REMEMBERED_HOSTS) this.#byHost.clear()
    this.#byHost.set(host, site)
    return site
  }

  /** The `ui` Environment of the oldest Service, or else its first one. */
  #default(): Site | undefined {
    const sites = [...this.#byEnvironment.values()]
    for (const service of this.#services) {
      const own = sites.filter((site) => site.serviceSid === service)
      const site = own.find(({ isUi }) => isUi) ?? own[0]
      if (site) return site
    }
    return undefined
  }
}
