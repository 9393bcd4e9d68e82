import { expect, it, test } from 'vitest'
import { momentsOf, twilioDate } from './dates.ts'

it('dates are told to the second', () => {
  expect(twilioDate(Date.UTC(2018, 10, 10, 20, 0, 0, 999))).toBe('2018-11-10T20:00:00Z')
})

const noon = Date.UTC(2026, 10, 10, 12)
test.each([
  ['2026-11-10', noon - 12 * 3600_000, noon + 12 * 3600_000 - 1],
  ['2026-11-10T12:00:00Z', noon, noon + 999],
  ['2026-11-10T12:00:00', noon, noon + 999],
  ['2026-11-10T12:00:00.250Z', noon + 250, noon + 250],
  ['2026-11-10T14:00:00+02:00', noon, noon + 999],
  ['2026-11-10T14:00:00 02:00', noon, noon + 999],
  ['2026-11-10T10:00:00-02:00', noon, noon + 999],
])('%s stands for all of its unit', (text, first, last) => {
  expect(momentsOf('StartDate', text)).toEqual({ first, last })
})

test.each(['yesterday', '10.11.2026', '2026-13-01', '2026-11-10T25:00:00Z', '1'])(
  '%s is no date',
  (text) => {
    expect(() => momentsOf('StartDate', text)).toThrow('StartDate: must be a date')
  },
)

it('no date stands for nothing', () => {
  expect(momentsOf('StartDate', undefined)).toBeUndefined()
  expect(momentsOf('StartDate', '')).toBeUndefined()
})
