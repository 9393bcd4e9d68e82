/**
 * Compares two secrets in a time that tells nothing of where they differ (only of the length
 * of `given`). Synchronous on purpose: no request can slip in between check and count.
 */
export function sameText(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let at = 0; at < given.length; at += 1) {
    difference |= given.charCodeAt(at) ^ expected.charCodeAt(at % (expected.length || 1))
  }
  return difference === 0
}
