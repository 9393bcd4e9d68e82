import { BlockList, isIP, isIPv4 } from 'node:net'
import { carriedIPv4 } from './public-addresses.node.ts'

/** Places of private networks that may be asked for files all the same. */
export class AllowedPlaces {
  readonly #hosts = new Set<string>()
  readonly #addresses = new BlockList()

  /**
   * Places out of a list of host names, addresses and networks in CIDR notation, parted by
   * commas or blanks; null when one of them is none of these.
   */
  static parse(text: string): AllowedPlaces | null {
    const places = new AllowedPlaces()
    for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) {
      if (addNetwork(places.#addresses, entry)) continue
      if (!HOST.test(entry)) return null
      places.#hosts.add(plainHost(entry))
    }
    return places
  }

  /** Whether a host may have any address. */
  hasHost(name: string): boolean {
    return this.#hosts.has(plainHost(name))
  }

  hasAddress(address: string): boolean {
    const plain = carriedIPv4(address) ?? address
    if (isIP(plain) === 0) return false
    return this.#addresses.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
  }
}

/** A last label of digits only would be an address that was mistyped. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?\.?$/i

const plainHost = (name: string) => name.toLowerCase().replace(/\.$/, '')

function addNetwork(list: BlockList, entry: string): boolean {
  const [address = '', prefix, ...more] = entry.split('/')
  const version = isIP(address)
  const most = version === 4 ? 32 : 128
  const length = Number(prefix ?? most)
  const isNetwork = version !== 0 && more.length === 0 && !address.includes('%')
  if (!isNetwork || !/^\d{1,3}$/.test(prefix ?? '0') || length > most) return false
  list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6')
  return true
}
