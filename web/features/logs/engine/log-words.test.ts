import { expect, it } from 'vitest'
import { logSample } from './log-samples.ts'
import { copiedLine, lineCount, timeOf } from './log-words.ts'

it('copies a line whole', () => {
  const log = logSample(1, { level: 'error', message: 'no\nluck' })
  expect(copiedLine(log, '/hello')).toBe('2026-10-01T00:00:01.000Z ERROR /hello no\nluck')
  expect(copiedLine(log, null)).toBe('2026-10-01T00:00:01.000Z ERROR no\nluck')
})

it('shows milliseconds, for lines come fast', () => {
  expect(timeOf('2026-10-01T10:20:30.045Z')).toMatch(/^\d\d:\d\d:\d\d[.,]045$/)
})

it('counts lines', () => {
  expect([0, 1, 2].map(lineCount)).toEqual(['0 lines', '1 line', '2 lines'])
})
