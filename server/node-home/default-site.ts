import type { Catalog } from '../catalog/port.ts'
import type { Environment } from '../catalog/records.ts'
import { newService } from '../changes/new-service.ts'
import { defaultEnvironment } from '../rules/domains.ts'
import { newServiceName } from '../rules/service-names.ts'

export interface DefaultSiteDeps {
  catalog: Catalog
  clock: () => number
  accountSid: string
}

/**
 * Where the default Environment is, which any host that names no other gets. Where there is no
 * Service at all (the first start, or all were deleted) one is made, so that a file can be
 * dropped at once.
 */
export async function defaultSite(deps: DefaultSiteDeps): Promise<Pick<Environment, 'domain'>> {
  const { catalog } = deps
  const services = await catalog.listServices()
  const [oldest = await newService(deps, newServiceName())] = services
  const site = defaultEnvironment([oldest, ...services], await catalog.listEnvironments())
  // Twilio's clients make a Service before its Environment; its domain is known already.
  return site ?? { domain: oldest.domainBase }
}
