import { expect, test } from 'vitest'
import { formatTimeLeft } from './durations.ts'

test.each([
  [0, 'a few seconds left'],
  [4.9, 'a few seconds left'],
  [5, 'about 5 seconds left'],
  [42, 'about 45 seconds left'],
  [54.9, 'about 55 seconds left'],
  [55, 'about 1 minute left'],
  [89, 'about 1 minute left'],
  [90, 'about 2 minutes left'],
  [150, 'about 3 minutes left'],
  [59 * 60, 'about 59 minutes left'],
  [59.6 * 60, 'about 1 hour left'],
  [5.4 * 3600, 'about 5 hours left'],
  [23.6 * 3600, 'about 1 day left'],
  [3 * 86_400, 'about 3 days left'],
  [8 * 86_400, 'more than a week left'],
  [Infinity, 'more than a week left'],
])('%d s are “%s”', (seconds, words) => {
  expect(formatTimeLeft(seconds)).toBe(words)
})
