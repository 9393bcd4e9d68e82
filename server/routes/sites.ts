import type { Catalog } from '../catalog/port.ts'
import type { Environment, Service } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import type { AssetsUrls } from '../rules/domains.ts'

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

/** Every Environment of a Service as a site, the console's own `ui` first. */
export async function sitesOf(deps: SiteDeps, service: Service): Promise<[Site, ...Site[]]> {
  const environments = await deps.catalog.listEnvironments(service.sid)
  const [first, ...others] = toSites(
    deps,
    service,
    environments,
    await isDefault(deps, service),
  )
  // Deleted between two reads: to the client it is simply gone.
  if (!first) throw new Failure('not_found', `There is no Service ${service.uniqueName}.`)
  return [first, ...others]
}

/** All Services, oldest first, each with its sites. */
export async function allSites(deps: SiteDeps): Promise<{ service: Service; sites: Site[] }[]> {
  const services = await deps.catalog.listServices()
  const environments = await deps.catalog.listEnvironments()
  const byService = Map.groupBy(environments, ({ serviceSid }) => serviceSid)
  return services.map((service, index) => ({
    service,
    sites: toSites(deps, service, byService.get(service.sid) ?? [], index === 0),
  }))
}

function toSites(
  { assetsUrls }: SiteDeps,
  service: Service,
  environments: Environment[],
  isDefaultService: boolean,
): Site[] {
  return environments.map((environment, index) => ({
    service,
    environment,
    origin: assetsUrls.originOf(environment, isDefaultService && index === 0),
  }))
}

// Which one is the default matters only where it alone has URLs; each request would ask.
async function isDefault({ catalog, assetsUrls }: SiteDeps, service: Service) {
  if (assetsUrls.reachesAll) return false
  const [oldest] = await catalog.listServices()
  return oldest?.sid === service.sid
}

/** The site whose live set the console manages. Throws not_found. */
export async function findSite(deps: SiteDeps, reference: string): Promise<Site> {
  const [site] = await sitesOf(deps, await findService(deps, reference))
  return site
}
