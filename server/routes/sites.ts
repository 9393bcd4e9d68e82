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
  const [defaultService] = await deps.catalog.listServices()
  const toSite = (environment: Environment, index: number): Site => {
    const isDefault = defaultService?.sid === service.sid && index === 0
    return { service, environment, origin: deps.assetsUrls.originOf(environment, isDefault) }
  }
  const [first, ...others] = environments.map(toSite)
  // Deleted between two reads: to the client it is simply gone.
  if (!first) throw new Failure('not_found', `There is no Service ${service.uniqueName}.`)
  return [first, ...others]
}

/** The site whose live set the console manages. Throws not_found. */
export async function findSite(deps: SiteDeps, reference: string): Promise<Site> {
  const [site] = await sitesOf(deps, await findService(deps, reference))
  return site
}
