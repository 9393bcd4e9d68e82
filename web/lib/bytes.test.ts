import { expect, test } from 'vitest'
import { formatBytes } from './bytes.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [10 * 1024 + 600, '11 KB'],
  [1024 ** 2 - 1, '1 MB'],
  [25 * 1024 ** 2, '25 MB'],
  [5 * 1024 ** 3, '5 GB'],
  [1.25 * 1024 ** 4, '1.3 TB'],
  [3 * 1024 ** 6, '3072 PB'],
])('%d is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
