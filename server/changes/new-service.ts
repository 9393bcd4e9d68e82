import { NameTaken, type Catalog } from '../catalog/port.ts'
import type { Service } from '../catalog/records.ts'
import { newDomainBase } from '../rules/domains.ts'
import { newSid } from '../rules/sids.ts'
import { environmentOf } from './new-environment.ts'

interface NewServiceDeps {
  catalog: Catalog
  clock: () => number
  accountSid: string
}

/** The Environment the console makes; it has no domain suffix (Twilio's Console likewise). */
const CONSOLE_ENVIRONMENT = 'ui'
const DOMAIN_ATTEMPTS = 20

/**
 * Makes a Service and its `ui` Environment under a random free domain. Its Functions do not get
 * the account's credentials until someone asks for that. Throws NameTaken.
 */
export async function newService(
  deps: NewServiceDeps,
  uniqueName: string,
  friendlyName = uniqueName,
  domainBase?: string,
): Promise<Service> {
  const settings = { uniqueName, friendlyName, includeCredentials: false, uiEditable: true }
  return underFreeDomain(deps, domainBase, settings, async (service) => {
    const ui = environmentOf(service, CONSOLE_ENVIRONMENT, null, service.dateCreated)
    await deps.catalog.createService(service, ui)
  })
}

/** Makes a Service that has no Environment yet, as Twilio's API does. Throws NameTaken. */
export async function newBareService(
  deps: NewServiceDeps,
  settings: Pick<Service, 'uniqueName' | 'friendlyName' | 'includeCredentials' | 'uiEditable'>,
): Promise<Service> {
  return underFreeDomain(deps, undefined, settings, (service) =>
    deps.catalog.createService(service),
  )
}

async function underFreeDomain(
  { clock, accountSid }: NewServiceDeps,
  domainBase: string | undefined,
  settings: Pick<Service, 'uniqueName' | 'friendlyName' | 'includeCredentials' | 'uiEditable'>,
  write: (service: Service) => Promise<void>,
): Promise<Service> {
  for (let attempt = 1; ; attempt += 1) {
    const now = clock()
    const service: Service = {
      sid: newSid('service'),
      accountSid,
      ...settings,
      domainBase: domainBase ?? newDomainBase(settings.uniqueName),
      dateCreated: now,
      dateUpdated: now,
    }
    try {
      await write(service)
      return service
    } catch (error) {
      // Four random digits may meet another Service's domain; other digits will not.
      const again = error instanceof NameTaken && error.field === 'domain'
      if (!again || domainBase !== undefined || attempt === DOMAIN_ATTEMPTS) throw error
    }
  }
}
