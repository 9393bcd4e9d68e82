import { expect, test } from 'vitest'
import { contentTypeOf } from './content-type.ts'

test.each([
  ['/a.mp3', undefined, 'audio/mpeg'],
  ['/a.jpg', '', 'image/jpeg'],
  ['/a.unknown-ending', undefined, 'application/octet-stream'],
  ['/README', undefined, 'application/octet-stream'],
  ['/a.bin', 'audio/x-wav', 'audio/x-wav'],
  ['/a.txt', ' text/plain; charset=iso-8859-1 ', 'text/plain; charset=iso-8859-1'],
  ['/a.html', 'text/html\r\nset-cookie: x=1', 'text/html'],
  ['/a.png', 'nonsense', 'image/png'],
  ['/a.txt', 'text/plain; title="a; b"', 'text/plain; title="a; b"'],
  ['/a.png', 'text/plain; title="a\u0001b"', 'image/png'],
  ['/a.png', 'text/plain; title="a\tb"', 'image/png'],
  ['/a.png', 'text/plain; title="ü€"', 'image/png'],
  ['/a.png', `text/plain; title="${'x'.repeat(250)}"`, 'image/png'],
])('%s given %j is %s', (path, given, type) => {
  expect(contentTypeOf(path, given)).toBe(type)
})
