import { expect, it } from 'vitest'
import { asciiJson } from './ascii-json.ts'

it('is JSON of the same value, in characters a header may hold', () => {
  const value = { path: '/münchen-🎉\u007f.txt', lines: 'a\r\nb' }
  const text = asciiJson(value)
  expect(text).toMatch(/^[\x20-\x7e]+$/)
  expect(JSON.parse(text)).toEqual(value)
})
