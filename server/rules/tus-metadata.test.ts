import { expect, it, test } from 'vitest'
import { parseUploadMetadata } from './tus-metadata.ts'

const base64 = (text: string) => new TextEncoder().encode(text).toBase64()

it('reads pairs, in UTF-8, and leaves unknown keys out', () => {
  const header = `service ${base64('ZS1')}, path ${base64('/ü.txt')},filename ${base64('x')},empty`
  expect(parseUploadMetadata(header)).toEqual({
    service: 'ZS1',
    path: '/ü.txt',
    if_exists: 'fail',
  })
})

test.each([
  ['', 'service: '],
  [`service ${base64('x')}`, 'path: '],
  ['service *', 'not base64'],
  [`service /w==,path ${base64('x')}`, 'not base64 of UTF-8'],
  [`service ${base64('x')},path ${base64('x')},if_exists ${base64('maybe')}`, 'if_exists: '],
])('says what is wrong with %j', (header, problem) => {
  expect(() => parseUploadMetadata(header)).toThrow(problem)
})
