import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { AllowedPlaces } from './allowed-places.node.ts'
import { UrlRefused } from './port.ts'
import { carriedIPv4, isPublicAddress } from './public-addresses.node.ts'

/** Finds all addresses of a host name. */
export type Resolve = (
  hostname: string,
  tell: (error: Error | null, found: LookupAddress[]) => void,
) => void

/** Decides which addresses may be connected to. */
export class AddressGuard {
  readonly #allowed: AllowedPlaces
  readonly #ours: () => readonly string[]

  /** `ours` gives the addresses of this machine. */
  constructor(allowed: AllowedPlaces, ours: () => readonly string[] = ownAddresses) {
    this.#allowed = allowed
    this.#ours = ours
  }

  /** Lets a URL pass whose host is a name, or an address that may be. Throws UrlRefused. */
  checkHost(url: URL): void {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const problem = isIP(host) === 0 ? null : this.problemOf(host, [host])
    if (problem) throw problem
  }

  /** Why a host is not asked: one of its addresses may not be connected to. */
  problemOf(host: string, addresses: readonly string[]): UrlRefused | null {
    return addresses.every((address) => this.#mayReach(host, address)) ? null : refused(host)
  }

  #mayReach(host: string, address: string): boolean {
    if (this.#allowed.hasHost(host) || this.#allowed.hasAddress(address)) return true
    // Behind this machine's firewall, where others' requests to its public address do not get.
    const isOurs = this.#ours().includes(carriedIPv4(address) ?? address)
    return isPublicAddress(address) && !isOurs
  }
}

/**
 * A lookup for a connection: what it hands over is what was checked, so a name that changes its
 * address between two questions gains nothing.
 */
export function guardedLookup(resolve: Resolve, guard: AddressGuard): LookupFunction {
  return (hostname, options, tell) =>
    resolve(hostname, (error, found) => {
      const problem = error ?? guard.problemOf(hostname, found.map(addressOf))
      if (problem) return tell(problem, [])
      if (options.all) return tell(null, found)
      tell(null, found[0]?.address ?? '', found[0]?.family)
    })
}

const addressOf = ({ address }: LookupAddress) => address

const ownAddresses = () =>
  Object.values(networkInterfaces()).flatMap(
    (ones) => ones?.map(({ address }) => address) ?? [],
  )

// Which address it has is not told: that would map a network for who may not see it.
function refused(host: string): UrlRefused {
  return new UrlRefused(
    `${host} is not on the public internet, and what Hangar can reach in a private network is not for everyone who can publish. If it is meant to be fetched, name it in HANGAR_FETCH_ALLOW on the server; or download the file yourself and upload it.`,
  )
}
