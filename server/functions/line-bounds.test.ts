import { expect, test } from 'vitest'
import { LineBounds } from './line-bounds.ts'
import { BOUNDS } from './runtime/bounds.ts'

const countOf = (bounds: LineBounds, sid: string, message: string, most = 5000) => {
  let count = 0
  while (count < most && bounds.takes(sid, message)) count += 1
  return count
}

test('a run has so many lines, and one to tell of it', () => {
  const bounds = new LineBounds()
  bounds.begin('a')
  expect(countOf(bounds, 'a', 'x')).toBe(BOUNDS.logLines + 1)
})

test('a run has so many characters in all its lines', () => {
  const bounds = new LineBounds()
  bounds.begin('a')
  expect(countOf(bounds, 'a', 'x'.repeat(BOUNDS.logLength / 4))).toBe(4)
  expect(bounds.takes('a', 'The log of this request ends here.')).toBe(true)
})

test('runs do not count for each other, and unknown ones have no lines', () => {
  const bounds = new LineBounds()
  bounds.begin('a')
  expect(countOf(bounds, 'a', 'x'.repeat(BOUNDS.logLength))).toBe(1)
  bounds.begin('b')
  expect(bounds.takes('b', 'x')).toBe(true)
  expect(bounds.takes('c', 'x')).toBe(false)
})

test('the runs of long ago are forgotten', () => {
  const bounds = new LineBounds()
  for (let run = 0; run < 17; run += 1) bounds.begin(`${run}`)
  expect(bounds.takes('0', 'x')).toBe(false)
  expect(bounds.takes('1', 'x')).toBe(true)
})
