import type { Catalog } from '../catalog/port.ts'
import type { Environment } from '../catalog/records.ts'
import { newService } from '../changes/new-service.ts'
import { newServiceName } from '../rules/service-names.ts'

export interface DefaultSiteDeps {
  catalog: Catalog
  clock: () => number
  accountSid: string
}

/**
 * The Environment of the default Service, which any host that names no other gets. Where there
 * is no Service at all (the first start, or all were deleted) one is made, so that a file can
 * be dropped at once.
 */
export async function defaultSite(deps: DefaultSiteDeps): Promise<Environment> {
  const [oldest] = await deps.catalog.listServices()
  const service = oldest ?? (await newService(deps, newServiceName()))
  const environments = await deps.catalog.listEnvironments(service.sid)
  const site = environments.find(({ domainSuffix }) => domainSuffix === null) ?? environments[0]
  if (!site) throw new Error(`the Service ${service.sid} has no Environment`)
  return site
}
