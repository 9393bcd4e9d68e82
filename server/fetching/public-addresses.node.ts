import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Whether an address is one of the public internet's, where whoever asks is a stranger like any
 * other. Follows IANA's registries of special-purpose addresses; an IPv4 address that IPv6
 * carries (mapped, or by NAT64) counts for itself. False for what is no address.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublicAddress(address: string): boolean {
  const plain = carriedIPv4(address) ?? address
  if (isIPv4(plain)) return !SPECIAL_IPV4.check(plain, 'ipv4')
  // A zone, as in fe80::1%eth0, is of links that are not public.
  if (!isIPv6(plain) || plain.includes('%')) return false
  return GLOBAL_IPV6.check(plain, 'ipv6') && !SPECIAL_IPV6.check(plain, 'ipv6')
}

/** The IPv4 address inside an IPv6 one that stands for it; null for any other address. */
export function carriedIPv4(address: string): string | null {
  if (!isIPv6(address) || !CARRIERS.check(address, 'ipv6')) return null
  // The URL parser writes each address in one way: the last 32 bits are the last two groups.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2)
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group || '0', 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

const CARRIERS = listOf('ipv6', [
  '::ffff:0:0/96', // IPv4-mapped
  '64:ff9b::/96', // NAT64 (RFC 6052): what a name server makes where there is IPv6 only
])

const SPECIAL_IPV4 = listOf('ipv4', [
  '0.0.0.0/8', // this network, unspecified
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by a carrier's customers; Alibaba's metadata
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's own services, which only its machines reach
  '169.254.0.0/16', // link-local; the metadata of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; Oracle's metadata
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // relays of 6to4
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
])

/** All that has been given out; loopback, link-local, unique-local and multicast lie outside. */
const GLOBAL_IPV6 = listOf('ipv6', ['2000::/3'])

const SPECIAL_IPV6 = listOf('ipv6', [
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarks, AMT, AS112
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which carries any IPv4 address
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
])

/** A list of networks in CIDR notation. */
export function listOf(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}
