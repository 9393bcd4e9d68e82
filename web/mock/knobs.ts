/** What the address asks of the mock. Times are milliseconds, sizes bytes, shares 0 to 1. */
export interface Knobs {
  /** Every answer comes this much later; a span draws anew each time. */
  delay: { from: number; to: number } | null
  /** The share of calls to the catalog and the blob store that fail. */
  chaos: number
  /** How many more bytes the blob store takes; null is as many as memory holds. */
  full: number | null
  /** Assets in the seeded Service beyond the believable few dozen. */
  assets: number
}

export const CALM: Knobs = { delay: null, chaos: 0, full: null, assets: 0 }

const KEYS = ['delay', 'chaos', 'full', 'assets'] as const

/** Knobs out of a query string; what is absent or makes no sense is calm. */
export function parseKnobs(query: URLSearchParams): Knobs {
  return {
    delay: span(query.get('delay')),
    chaos: Math.min(1, amount(query.get('chaos')) ?? 0),
    full: amount(query.get('full')),
    assets: Math.min(100_000, Math.floor(amount(query.get('assets')) ?? 0)),
  }
}

/**
 * The knobs of this tab: those of the address, or else those it was opened with. They are
 * kept in the tab, because the console's own links do not carry them.
 */
export function readKnobs(address: URL, kept: Storage): Knobs {
  if (KEYS.some((key) => address.searchParams.has(key))) {
    kept.setItem('mock-knobs', address.search)
  }
  return parseKnobs(new URLSearchParams(kept.getItem('mock-knobs') ?? ''))
}

/** Forgets the knobs of this tab. */
export const forgetKnobs = (kept: Storage) => kept.removeItem('mock-knobs')

/** The weather in force, in words for the banner; how many assets there are is plain to see. */
export function describeKnobs({ delay, chaos, full }: Knobs): string[] {
  const words: string[] = []
  if (delay) {
    const range = delay.from === delay.to ? `${delay.from}` : `${delay.from}–${delay.to}`
    words.push(`answers ${range} ms late`)
  }
  if (chaos > 0) words.push(`${Math.round(chaos * 100)} % of store calls fail`)
  if (full !== null) words.push(`store full after ${full.toLocaleString('en')} bytes`)
  return words
}

function span(text: string | null): Knobs['delay'] {
  const [from, to = from] = (text ?? '').split('-').map(amount)
  return from == null || to == null || to === 0 ? null : { from, to: Math.max(from, to) }
}

function amount(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= 0 ? value : null
}
