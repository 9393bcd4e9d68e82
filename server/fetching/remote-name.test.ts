import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remoteName } from './remote-name.ts'

const latin1 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))

test.each([
  ['/folder/a.png', null, 'a.png'],
  ['/folder/a%20b.png', null, 'a b.png'],
  ['/folder/50%.png', null, '50%.png'],
  ['/folder/', null, null],
  ['/a', 'inline', 'a'],
  ['/a', 'attachment; filename=b.png', 'b.png'],
  ['/a', 'attachment; filename="b c.png"; size=4', 'b c.png'],
  ['/a', 'attachment; filename="b \\"c\\".png"', 'b "c".png'],
  ['/a', 'attachment; filename="b;c.png"', 'b;c.png'],
  ['/a', `attachment; filename="${latin1('größe.png')}"`, 'größe.png'],
  ['/a', 'attachment; filename="gr\u00F6\u00DFe.png"', 'größe.png'],
  ['/a', "attachment; filename=x.png; filename*=UTF-8''gr%C3%B6%C3%9Fe.png", 'größe.png'],
  ['/a', "attachment; filename*=utf-8'de'b.png", 'b.png'],
  ['/a', 'attachment; filename="../../etc/passwd"', 'passwd'],
  ['/a', 'attachment; filename="C:\\\\Users\\\\me\\\\b.png"', 'b.png'],
  ['/a', "attachment; filename*=UTF-8''..%2F..%2Fb.png", 'b.png'],
  ['/a', 'attachment; filename=""', 'a'],
  ['/', 'attachment; filename="folder/"', null],
])('%s with %j is named %j', (path, disposition, name) => {
  expect(remoteName(new URL(path, 'https://example.com'), disposition)).toBe(name)
})

test('a name is never a path, whatever a site says', () => {
  const url = new URL('https://example.com/a')
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      for (const disposition of [
        text,
        `a; filename="${text}"`,
        `a; filename*=UTF-8''${text}`,
      ]) {
        expect(remoteName(url, disposition)).not.toMatch(/[/\\]/)
      }
    }),
  )
})
