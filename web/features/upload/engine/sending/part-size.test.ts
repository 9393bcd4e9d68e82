import { expect, test } from 'vitest'
import { STREAMED, nextPartSize } from './part-size.ts'

const MIB = 1024 ** 2

test.each([
  ['stays where a part takes as long as it should', 2 * MIB, 1500, 2 * MIB],
  ['doubles at most on a fast line', 2 * MIB, 1, 4 * MIB],
  ['halves at most on a slow line', 2 * MIB, 60_000, MIB],
  ['never falls below the least', STREAMED.min, 60_000, STREAMED.min],
  ['never grows beyond the most', STREAMED.max, 1, STREAMED.max],
])('a part %s', (_, last, ms, next) => {
  expect(nextPartSize(last, last, ms, STREAMED)).toBe(next)
})

test('a short last part says nothing against the line', () => {
  expect(nextPartSize(4 * MIB, 1, 1, STREAMED)).toBeGreaterThanOrEqual(2 * MIB)
})
