import { expect, test } from 'vitest'
import { parseUploadChecksum } from './tus-checksum.ts'

test('a checksum is an algorithm and base64', () => {
  // Of tus's own example, "hello world".
  expect(parseUploadChecksum('sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=')).toEqual({
    algorithm: 'sha1',
    digest: '2aae6c35c94fcfb415dbe95f408b9ce91ee846ed',
  })
  expect(parseUploadChecksum(undefined)).toBeUndefined()
})

test.each([
  ['', '"" is none of sha256, sha1'],
  ['md5 Kq5sNclPz7QV2+lfQIuc6R7oRu0=', '"md5" is none of sha256, sha1'],
  ['sha1', 'not base64 of the 20 bytes of a sha1'],
  ['sha1 *', 'not base64 of the 20 bytes of a sha1'],
  ['sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=', 'not base64 of the 32 bytes of a sha256'],
])('refuses %j', (header, problem) => {
  expect(() => parseUploadChecksum(header)).toThrow(problem)
})
