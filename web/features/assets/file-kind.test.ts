import { expect, it } from 'vitest'
import { hasThumbnail, kindOf } from './file-kind.ts'

it.each([
  ['image/png', 'image'],
  ['image/svg+xml', 'image'],
  ['IMAGE/JPEG', 'image'],
  ['audio/mpeg', 'audio'],
  ['video/mp4', 'video'],
  ['font/woff2', 'font'],
  ['application/font-woff', 'font'],
  ['application/pdf', 'pdf'],
  ['application/zip', 'archive'],
  ['application/gzip', 'archive'],
  ['application/x-7z-compressed', 'archive'],
  ['text/csv; charset=utf-8', 'table'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'table'],
  ['application/json', 'code'],
  ['text/html; charset=utf-8', 'code'],
  ['text/javascript', 'code'],
  ['text/plain', 'text'],
  ['application/octet-stream', 'other'],
  ['', 'other'],
  ['nonsense', 'other'],
])('%s is of the kind %s', (contentType, kind) => {
  expect(kindOf(contentType)).toBe(kind)
})

it('shows pictures that browsers can show and that are not too large', () => {
  const MIB = 1024 ** 2
  expect(hasThumbnail({ content_type: 'image/png', size: 8 * MIB })).toBe(true)
  expect(hasThumbnail({ content_type: 'image/svg+xml; charset=utf-8', size: 1 })).toBe(true)
  expect(hasThumbnail({ content_type: 'image/png', size: 8 * MIB + 1 })).toBe(false)
  expect(hasThumbnail({ content_type: 'image/heic', size: 1 })).toBe(false)
  expect(hasThumbnail({ content_type: 'text/plain', size: 1 })).toBe(false)
})
