import { describe, expect, it } from 'vitest'
import { formatAgo, formatExact } from './dates.ts'

const now = Date.parse('2026-11-23T12:00:00.000Z')
const ago = (ms: number) => formatAgo(new Date(now - ms).toISOString(), now)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('formatAgo', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE + 59_999, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [23 * HOUR, '23 hours ago'],
    [DAY, 'yesterday'],
    [6.9 * DAY, '6 days ago'],
    [7 * DAY, 'Nov 16, 2026'],
    [400 * DAY, 'Oct 19, 2025'],
  ])('says of %d ms “%s”', (ms, said) => {
    expect(ago(ms)).toBe(said)
  })

  it('forgives a server clock that is ahead, but not by a day', () => {
    expect(ago(-5 * MINUTE)).toBe('just now')
    expect(ago(-2 * DAY)).toBe('Nov 25, 2026')
  })
})

it('formatExact leaves nothing out', () => {
  expect(formatExact('2026-11-23T12:34:56.000Z')).toMatch(/November 2\d, 2026.*:\d\d:56/)
})
