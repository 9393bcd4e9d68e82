import { NameTaken, type Catalog } from '../catalog/port.ts'
import type { Service } from '../catalog/records.ts'
import { domainLabel, newDomainBase } from '../rules/domains.ts'
import { newSid } from '../rules/sids.ts'

interface NewServiceDeps {
  catalog: Catalog
  clock: () => number
  accountSid: string
}

/** The Environment the console manages; it has no domain suffix (Twilio's Console likewise). */
const CONSOLE_ENVIRONMENT = 'ui'
const DOMAIN_ATTEMPTS = 20

/** Makes a Service and its `ui` Environment under a random free domain. Throws NameTaken. */
export async function newService(
  { catalog, clock, accountSid }: NewServiceDeps,
  uniqueName: string,
  friendlyName = uniqueName,
  domainBase?: string,
): Promise<Service> {
  for (let attempt = 1; ; attempt += 1) {
    const now = clock()
    const service = {
      sid: newSid('service'),
      accountSid,
      uniqueName,
      friendlyName,
      domainBase: domainBase ?? newDomainBase(uniqueName),
      dateCreated: now,
      dateUpdated: now,
    }
    const environment = {
      sid: newSid('environment'),
      serviceSid: service.sid,
      uniqueName: CONSOLE_ENVIRONMENT,
      domainSuffix: null,
      domain: domainLabel(service.domainBase, null),
      dateCreated: now,
      dateUpdated: now,
    }
    try {
      await catalog.createService(service, environment)
      return service
    } catch (error) {
      // Four random digits may meet another Service's domain; other digits will not.
      const again = error instanceof NameTaken && error.field === 'domain'
      if (!again || domainBase !== undefined || attempt === DOMAIN_ATTEMPTS) throw error
    }
  }
}
