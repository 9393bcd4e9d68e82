/**
 * Compares two texts by Unicode code point: negative when `a` comes first. This is the order
 * of their UTF-8 bytes, thus SQLite's BINARY and PostgreSQL's "C" collation. JavaScript's own
 * `<` compares UTF-16 units and puts astral characters before U+E000 to U+FFFF.
 */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    const unitA = a.charCodeAt(at)
    const unitB = b.charCodeAt(at)
    if (unitA !== unitB) return rank(unitA) - rank(unitB)
  }
  return a.length - b.length
}

/** Moves surrogates, the halves of astral characters, behind all other units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
