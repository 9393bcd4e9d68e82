import type { Catalog } from '../catalog/port.ts'
import type { Environment, Service } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { defaultEnvironment, type AssetsUrls } from '../rules/domains.ts'

interface SiteDeps {
  catalog: Catalog
  assetsUrls: AssetsUrls
}

/** The Service of a SID or unique name. Throws not_found. */
export async function findService({ catalog }: SiteDeps, reference: string): Promise<Service> {
  const service = await catalog.findService(reference)
  if (!service) throw new Failure('not_found', `There is no Service ${reference}.`)
  return service
}

/** Every Environment of a Service as a site, oldest first; there may be none. */
export async function sitesOf(deps: SiteDeps, service: Service): Promise<Site[]> {
  const environments = await deps.catalog.listEnvironments(service.sid)
  return toSites(deps, service, environments, await defaultSid(deps))
}

/** All Services, oldest first, each with its sites. */
export async function allSites(deps: SiteDeps): Promise<{ service: Service; sites: Site[] }[]> {
  const services = await deps.catalog.listServices()
  const environments = await deps.catalog.listEnvironments()
  const byService = Map.groupBy(environments, ({ serviceSid }) => serviceSid)
  const defaultSite = defaultEnvironment(services, environments)?.sid
  return services.map((service) => ({
    service,
    sites: toSites(deps, service, byService.get(service.sid) ?? [], defaultSite),
  }))
}

function toSites(
  { assetsUrls }: SiteDeps,
  service: Service,
  environments: Environment[],
  defaultSite: string | undefined,
): Site[] {
  return environments.map((environment, index) => ({
    service,
    environment,
    isFirst: index === 0,
    origin: assetsUrls.originOf(environment, environment.sid === defaultSite),
  }))
}

// Which one is the default matters only where it alone has URLs; each request would ask.
async function defaultSid({ catalog, assetsUrls }: SiteDeps): Promise<string | undefined> {
  if (assetsUrls.reachesAll) return undefined
  return defaultEnvironment(await catalog.listServices(), await catalog.listEnvironments())?.sid
}

/**
 * The site that a request is about: an Environment of the Service by its SID or unique name, or
 * the first one where none is named. Throws not_found.
 */
export async function findSite(
  deps: SiteDeps,
  reference: string,
  environment?: string,
): Promise<Site> {
  const service = await findService(deps, reference)
  const sites = await sitesOf(deps, service)
  const [site] = environment === undefined ? sites : sites.filter(isNamed(environment))
  if (site) return site
  const message =
    environment === undefined
      ? `The Service ${service.uniqueName} has no Environment yet, so it serves nothing. Create one first.`
      : `The Service ${service.uniqueName} has no Environment ${environment}.`
  throw new Failure('not_found', message)
}

const isNamed =
  (reference: string) =>
  ({ environment }: Site) =>
    environment.sid === reference || environment.uniqueName === reference
