import { describe, expect, test } from 'vitest'
import { CALM, describeKnobs, forgetKnobs, parseKnobs, readKnobs } from './knobs.ts'

const parse = (query: string) => parseKnobs(new URLSearchParams(query))

/** A Storage for one test; Node has none of its own. */
function storage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

describe('parseKnobs', () => {
  test('is calm without parameters and with nonsense', () => {
    expect(parse('')).toEqual(CALM)
    expect(parse('delay=soon&chaos=-1&full=&assets=many')).toEqual(CALM)
  })

  test('reads one delay and a span of delays', () => {
    expect(parse('delay=300').delay).toEqual({ from: 300, to: 300 })
    expect(parse('delay=100-900').delay).toEqual({ from: 100, to: 900 })
    expect(parse('delay=0').delay).toBeNull()
  })

  test('keeps a full store of 0 bytes apart from none', () => {
    expect(parse('full=0').full).toBe(0)
    expect(parse('full=1048576').full).toBe(1_048_576)
  })

  test('holds chaos to 1 and assets to what a tab can bear', () => {
    expect(parse('chaos=7').chaos).toBe(1)
    expect(parse('assets=1e9').assets).toBe(100_000)
  })
})

describe('readKnobs', () => {
  test('keeps them over navigation until another address names some', () => {
    const kept = storage()
    expect(readKnobs(new URL('http://x/?delay=300'), kept).delay).not.toBeNull()
    expect(readKnobs(new URL('http://x/services?q=a'), kept).delay).not.toBeNull()
    expect(readKnobs(new URL('http://x/?chaos=0.5'), kept)).toEqual({ ...CALM, chaos: 0.5 })
    forgetKnobs(kept)
    expect(readKnobs(new URL('http://x/'), kept)).toEqual(CALM)
  })
})

test('describeKnobs says only what is in force', () => {
  expect(describeKnobs(CALM)).toEqual([])
  expect(describeKnobs(parse('delay=100-900&chaos=0.1&full=1048576&assets=10000'))).toEqual([
    'answers 100–900 ms late',
    '10 % of store calls fail',
    'store full after 1,048,576 bytes',
  ])
})
