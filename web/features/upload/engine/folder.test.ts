import { expect, test } from 'vitest'
import { checkFolder } from './folder.ts'

test.each([
  ['/assets/', '/assets/'],
  ['assets', '/assets/'],
  ['  /img/2026 ', '/img/2026/'],
  ['my images', '/my-images/'],
  ['a\\b', '/a/b/'],
  ['', '/'],
  ['/', '/'],
  ['//x//', '/x/'],
])('%j is %s', (typed, folder) => {
  expect(checkFolder(typed)).toEqual({ ok: true, folder })
})

test.each([
  ['/a?b/', /contains \?/],
  ['/a/../b', /“\.\.” part/],
  ['/a//b', /empty/],
  [`/${'x'.repeat(260)}`, /at most 255/],
])('%j is refused with its reason', (typed, message) => {
  expect(checkFolder(typed)).toEqual({ ok: false, message: expect.stringMatching(message) })
})
