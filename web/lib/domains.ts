import type { Environment, Service } from '../../contract/services.ts'

/** Where an Environment is served, for people: its host, or its label when no URL reaches it. */
export const servedAt = ({ assets_url, domain_name }: ServedEnvironment): string =>
  assets_url === null ? domain_name : assets_url.replace(/^https?:\/\//, '')

type ServedEnvironment = Pick<Environment, 'assets_url' | 'domain_name'>

/** Where an Environment with this suffix would be served ('' for none), as servedAt has it. */
export function previewDomain(
  { domain_base, environments }: Pick<Service, 'domain_base' | 'environments'>,
  suffix: string,
): string {
  const label = suffix === '' ? domain_base : `${domain_base}-${suffix.toLowerCase()}`
  const [sister] = environments
  return sister === undefined ? label : servedAt(sister).replace(sister.domain_name, label)
}
