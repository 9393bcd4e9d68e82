import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { freePath, nameAsset, suggestPath } from './naming.ts'

const NASTY = Array.from('a./\\ -()#%é🎉.\u202E\uD800')

const named = (raw: string) => {
  const name = nameAsset(raw)
  return name.ok ? [name.path, name.visibility] : name.problem.reason
}

describe('nameAsset follows the Serverless Toolkit', () => {
  test.each([
    ['star_destroyer.private.jpg', '/star_destroyer.jpg', 'private'],
    ['a.protected.js', '/a.js', 'protected'],
    ['sub/x y.private.mp3', '/sub/x-y.mp3', 'private'],
    ['/assets/index.html', '/assets/index.html', null],
    ['logo.public.png', '/logo.png', 'public'],
    ['README.private', '/README.private', null],
    ['a.private.tar.gz', '/a.private.tar.gz', null],
    ['UPPER.PRIVATE.JPG', '/UPPER.PRIVATE.JPG', null],
    ['a.private.protected.js', '/a.private.js', 'protected'],
    ['dir.private.js/b.js', '/dir.private.js/b.js', 'private'],
    ['dir\\file.txt', '/dir/file.txt', null],
    ['/', '/', null],
    ['a%20b.png', '/a%20b.png', null],
    ['ünïcode~!*=[]<>.txt', '/ünïcode~!*=[]<>.txt', null],
    ['.htaccess', '/.htaccess', null],
    ['x.publication.png', '/x.publication.png', null],
    ['x.privateer.private.jpg', '/x.privateer.jpg', 'private'],
  ])('%s', (raw, path, visibility) => {
    expect(named(raw)).toEqual([path, visibility])
  })

  test.each(Array.from(`#;,?:@+&$()'"\``))('refuses %s', (character) => {
    expect(named(`a${character}b.png`)).toBe('forbidden_characters')
  })

  test.each([
    ['', '/'],
    ['a'.repeat(254), `/${'a'.repeat(254)}`],
  ])('takes a path of up to 255 characters', (raw, path) => {
    expect(named(raw)).toEqual([path, null])
  })

  test.each([
    ['a'.repeat(255), 'too_long'],
    ['folder/', 'empty'],
    ['a//b', 'bad_segment'],
    ['../etc/passwd', 'bad_segment'],
    ['a/./b', 'bad_segment'],
    ['photo\u202Egnp.exe', 'forbidden_characters'],
    ['nul\u0000l', 'forbidden_characters'],
  ])('refuses %j as %s', (raw, reason) => {
    expect(named(raw)).toBe(reason)
  })
})

describe('nameAsset tells what it did', () => {
  it.each([
    ['plain.png', []],
    ['a b.png', [{ kind: 'spaces' }]],
    ['a.private.png', [{ kind: 'marker', visibility: 'private' }]],
    ['a.private.tar.gz', [{ kind: 'near_miss', meant: 'private' }]],
    ['X.PRIVATE.JPG', [{ kind: 'near_miss', meant: 'private' }]],
    ['x.protected', [{ kind: 'near_miss', meant: 'protected' }]],
    ['privateer.jpg', []],
  ])('%s', (raw, notes) => {
    expect(nameAsset(raw)).toMatchObject({ ok: true, notes })
  })

  it('composes Unicode, so that a name typed elsewhere is the same path', () => {
    expect(named('e\u0301.png')).toEqual(['/\u00e9.png', null])
  })
})

describe('suggestPath', () => {
  test.each([
    ['photo (1).jpg', '/photo-1.jpg'],
    ['a & b: c?.png', '/a-b-c.png'],
    ['assets/x@2x.png', '/assets/x-2x.png'],
    ['../../etc/passwd', '/etc/passwd'],
    ['???', '/file'],
    ['plan (final).private.pdf', '/plan-final.private.pdf'],
  ])('%s → %s', (raw, path) => {
    expect(suggestPath(raw)).toBe(path)
  })

  it('always gives a path that nameAsset accepts', () => {
    const anyName = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...NASTY), { maxLength: 300 }).map((all) => all.join('')),
    )
    const accepted = fc.property(anyName, (raw) => nameAsset(suggestPath(raw)).ok)
    expect(() => fc.assert(accepted)).not.toThrow()
  })

  it.each(['private', 'PRIVATE', 'protected', 'public'])(
    'cuts no .%s. marker off',
    (marker) => {
      const path = suggestPath(`/assets/${'n'.repeat(300)}.${marker}.jpg`)
      expect(path).toHaveLength(255)
      expect(path.endsWith(`n.${marker}.jpg`)).toBe(true)
    },
  )

  it('leaves an acceptable path as it is', () => {
    expect(suggestPath('/assets/millennium_falcon.jpg')).toBe('/assets/millennium_falcon.jpg')
  })
})

it('freePath counts up from 2 until a path is free', () => {
  const taken = new Set(['/a/logo.png', '/a/logo-2.png'])
  expect(freePath('/a/logo.png', (path) => taken.has(path))).toBe('/a/logo-3.png')
  expect(freePath('/README', () => false)).toBe('/README-2')
  expect(freePath(`/${'x'.repeat(250)}.png`, () => false)).toHaveLength(255)
})

it('freePath gives a path that can be used, however long the extension', () => {
  const paths = [
    `/a.${'x'.repeat(252)}`,
    `/${'d'.repeat(120)}/a.${'x'.repeat(120)}`,
    '/🎉'.repeat(85),
  ]
  for (const path of paths) {
    const free = freePath(path, () => false)
    expect(nameAsset(free)).toMatchObject({ ok: true, path: free })
  }
})
