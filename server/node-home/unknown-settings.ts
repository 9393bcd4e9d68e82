import { nearestName } from './nearest-name.ts'

/** Variables as they were given, by name. */
type Given = Readonly<Record<string, string>>

/**
 * Warnings, one sentence each, of given variables that are no settings. No problems: for a
 * Service named hangar Kubernetes sets many (HANGAR_SERVICE_HOST, HANGAR_PORT_4000_TCP, …), of
 * which one sentence tells.
 */
export function unknownSettings(given: Given, known: readonly string[]): string[] {
  const unknown = Object.keys(given).filter((name) => !known.includes(name))
  const injected = unknown.filter((name) => isServiceLink(name, given[name]))
  const mistyped = unknown.filter((name) => !injected.includes(name))
  return [
    ...mistyped.map((name) => `${name} is not a setting of Hangar; ${advice(name, known)}`),
    ...(injected.length > 0 ? [serviceLinks(injected)] : []),
  ]
}

/** What to do about a setting that Kubernetes gave its own value; '' for any other value. */
export function serviceLinkAdvice(value: string | undefined): string {
  if (!LINK_VALUE.test(value ?? '')) return ''
  return (
    ' Kubernetes sets this variable for a Service of that name: set it in the pod yourself,' +
    ' or set enableServiceLinks: false there, or name the Service otherwise.'
  )
}

function advice(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return nearest ? `did you mean ${nearest}?` : `it has ${known.join(', ')}.`
}

const serviceLinks = (names: string[]) =>
  `${names.join(', ')}: Kubernetes seems to have set ${names.length === 1 ? 'this' : 'these'} for a ` +
  'Service named hangar. Hangar does not read them; enableServiceLinks: false in the pod keeps them away.'

// https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables
const LINK_NAME =
  /_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)$/
const LINK_VALUE = /^(?:tcp|udp|sctp):\/\//

function isServiceLink(name: string, value: string | undefined): boolean {
  return LINK_NAME.test(name) || LINK_VALUE.test(value ?? '')
}
