import { SID_PREFIXES, type SidKind } from '../../contract/sids.ts'

/** A new random SID: the kind's prefix and 128 random bits in hex, 34 characters. */
export function newSid(kind: SidKind): string {
  return SID_PREFIXES[kind] + randomHex(16)
}

/** Random bytes from the platform's secure generator, in lower-case hex. */
export function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
