import {
  domainSuffixProblem,
  environmentNameProblem,
} from '../../../contract/environment-name.ts'
import { LIMITS } from '../../../contract/limits.ts'
import type { Environment, Service } from '../../../contract/services.ts'
import { formatAgo } from '../../lib/dates.ts'
import { servedAt } from '../../lib/domains.ts'

/**
 * Two lines: where an Environment is served, and when it was last deployed; `deployed` is undefined while
 * that is on its way. `now` in ms since 1970.
 */
export function environmentNote(
  environment: Environment,
  deployed: string | undefined,
  now: number,
): string {
  const domain = servedAt(environment)
  if (environment.build_sid === null) return `${domain}\nNot deployed yet`
  return deployed === undefined ? domain : `${domain}\nDeployed ${formatAgo(deployed, now)}`
}

/** Why the unique name cannot be used, as a whole sentence; undefined when it can. */
export function environmentNameError(
  name: string,
  taken: readonly Environment[],
): string | undefined {
  const problem = environmentNameProblem(name)
  if (problem !== null) return `The unique name ${problem}.`
  const isTaken = taken.some(({ unique_name }) => unique_name === name)
  return isTaken ? `This Service has an Environment “${name}” already.` : undefined
}

/** Why the domain suffix cannot be used, as a whole sentence; undefined when it can. */
export function domainSuffixError(
  suffix: string,
  { domain_base, environments }: Pick<Service, 'domain_base' | 'environments'>,
): string | undefined {
  const problem = suffix === '' ? null : domainSuffixProblem(suffix)
  if (problem !== null) return `The domain suffix ${problem}.`
  const room = roomForSuffix(domain_base)
  if (suffix.length > room) {
    return `A domain’s first part can have ${LIMITS.domainLabelLength} characters, and “${domain_base}” has ${domain_base.length}: the suffix can have ${Math.max(0, room)}.`
  }
  const owner = environments.find((each) => (each.domain_suffix ?? '') === suffix.toLowerCase())
  if (owner === undefined) return undefined
  return suffix === ''
    ? `“${owner.unique_name}” has the domain without a suffix. Choose a suffix.`
    : `“${owner.unique_name}” has this suffix. Choose another one.`
}

/** The suffix that goes with a name until someone types another one. */
export const suggestSuffix = (name: string, { domain_base }: Pick<Service, 'domain_base'>) =>
  name
    .toLowerCase()
    .slice(0, Math.max(0, Math.min(LIMITS.domainSuffixLength, roomForSuffix(domain_base))))
    .replace(/^-+|-+$/g, '')

/** How many characters a suffix can have, with a dash before it. */
const roomForSuffix = (domainBase: string) => LIMITS.domainLabelLength - domainBase.length - 1
