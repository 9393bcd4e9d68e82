import { LIMITS } from '../../contract/limits.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Environment, Service } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { domainLabel } from '../rules/domains.ts'
import { newSid } from '../rules/sids.ts'

/**
 * Adds an Environment to a Service; it serves nothing yet. Throws NameTaken (of its unique name
 * or its domain), invalid_request and not_found.
 */
export async function newEnvironment(
  { catalog, clock }: { catalog: Catalog; clock: () => number },
  service: Service,
  uniqueName: string,
  domainSuffix: string | null,
): Promise<Environment> {
  const environment = environmentOf(service, uniqueName, domainSuffix, clock())
  if (environment.domain.length > LIMITS.domainLabelLength)
    throw domainTooLong(environment.domain)
  if (await catalog.createEnvironment(environment)) return environment
  throw new Failure('not_found', `The Service ${service.uniqueName} was deleted meanwhile.`)
}

/** The record of a new Environment, under the domain that its Service and suffix give it. */
export function environmentOf(
  service: Service,
  uniqueName: string,
  domainSuffix: string | null,
  now: number,
): Environment {
  // A domain has no case, and hosts are looked up in lower case.
  const suffix = domainSuffix?.toLowerCase() || null
  return {
    sid: newSid('environment'),
    serviceSid: service.sid,
    uniqueName,
    domainSuffix: suffix,
    domain: domainLabel(service.domainBase, suffix),
    release: null,
    isAltered: false,
    dateCreated: now,
    dateUpdated: now,
  }
}

function domainTooLong(domain: string): Failure {
  const message = `The domain ${domain} would have ${domain.length} characters; a label of a domain can have ${LIMITS.domainLabelLength}. Choose a shorter domain suffix.`
  return new Failure('invalid_request', message)
}
