const ID_BYTES = 16
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Drawn for many ids at once: ten thousand files want one each within a moment.
const drawn = new Uint8Array(256 * ID_BYTES)
let used = drawn.length

/**
 * 32 hex digits that nobody else has. Not `crypto.randomUUID`: a console on plain http in a
 * company network has none.
 */
export function randomId(): string {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn)
    used = 0
  }
  let id = ''
  for (const byte of drawn.subarray(used, (used += ID_BYTES))) id += HEX[byte]
  return id
}
