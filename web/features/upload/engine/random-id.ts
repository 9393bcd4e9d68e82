/**
 * 32 hex digits that nobody else has. Not `crypto.randomUUID`: a console on plain http in a
 * company network has none.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
