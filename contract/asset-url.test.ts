import { expect, test } from 'vitest'
import { assetUrl } from './asset-url.ts'

test.each([
  ['/assets/a.jpg', '/assets/a.jpg'],
  ['/ü/100%.txt', '/%C3%BC/100%25.txt'],
  ['/a%20b.png', '/a%2520b.png'],
  ['/é/漢🎉', '/%C3%A9/%E6%BC%A2%F0%9F%8E%89'],
  ['/', '/'],
  ['/[x]<y>.txt', '/%5Bx%5D%3Cy%3E.txt'],
])('the URL of %s ends in %s', (path, expected) => {
  expect(assetUrl('http://h', path)).toBe(`http://h${expected}`)
})
