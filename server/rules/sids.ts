import { SID_PREFIXES, type SidKind } from '../../contract/sids.ts'

/** Hex digits of the time a SID begins with, in ms: enough until the year 10889. */
const TIME_DIGITS = 12

/**
 * A new SID: the kind's prefix, the time, and 80 random bits, in hex, 34 characters. By the time
 * rows that are written together are neighbours in every index; scattered ones made each commit
 * write several times as many pages.
 */
export function newSid(kind: SidKind): string {
  const time = Date.now().toString(16).padStart(TIME_DIGITS, '0')
  return SID_PREFIXES[kind] + time + randomHex(10)
}

/** Random bytes are fetched in larger lots: each fetch costs more than what it brings. */
const LOT = new Uint8Array(4096)
let used = LOT.length

/** Random bytes from the platform's secure generator, in lower-case hex; 4096 at most. */
export function randomHex(bytes: number): string {
  if (used + bytes > LOT.length) {
    crypto.getRandomValues(LOT)
    used = 0
  }
  const random = LOT.subarray(used, (used += bytes))
  const hex = random.toHex()
  // A secret must not stay behind.
  random.fill(0)
  return hex
}
