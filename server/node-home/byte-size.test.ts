import { expect, test } from 'vitest'
import { parseByteSize } from './byte-size.ts'

test.each([
  ['1', 1],
  ['5000', 5000],
  ['25MB', 25_000_000],
  ['25 mb', 25_000_000],
  ['5GiB', 5 * 1024 ** 3],
  ['1.5kib', 1536],
  [' 2TB ', 2e12],
])('%j is %i bytes', (text, bytes) => {
  expect(parseByteSize(text)).toBe(bytes)
})

test.each([
  '',
  '0',
  '0GB',
  '-5',
  '5 apples',
  'MB',
  '1e9',
  '0.1',
  '9007199254740993',
  '99999999TB',
])('%j is no size', (text) => {
  expect(parseByteSize(text)).toBeNull()
})
