/**
 * What failed sign-ins are counted by: an IPv4 address as it is, an IPv6 address by its first
 * 64 bits, since one host commonly has all the addresses below them (RFC 6177).
 */
export function clientKey(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped) return mapped
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const gap = plain.includes('::') ? Math.max(0, 8 - front.length - back.length) : 0
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back]
  return `${groups.slice(0, 4).join(':')}::/64`
}
