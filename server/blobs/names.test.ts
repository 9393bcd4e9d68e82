import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadBlobName, blobPath, isDigest, isStagedId, stagedPath } from './names.ts'

const digest = 'ab'.padEnd(64, '0')

const pathOrNull = (path: (name: string) => string, name: string) => {
  try {
    return path(name)
  } catch {
    return null
  }
}

describe('names of staged bytes and blobs', () => {
  it('maps an upload SID and a digest to their places', () => {
    expect(stagedPath('HU0123456789abcdef0123456789abcdef')).toBe(
      'staging/HU0123456789abcdef0123456789abcdef',
    )
    expect(blobPath(digest)).toBe(`blobs/ab/${digest}`)
    expect(isDigest(digest)).toBe(true)
  })

  it.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'a\0',
    '/etc/passwd',
    'C:',
    'a b',
    'é',
    'a\n',
  ])('refuses %j as an id and as a digest', (name) => {
    expect(() => stagedPath(name)).toThrow(BadBlobName)
    expect(() => blobPath(name)).toThrow(BadBlobName)
    expect(isDigest(name)).toBe(false)
  })

  it('refuses a digest of another length, case or alphabet', () => {
    for (const bad of [
      digest.slice(1),
      `${digest}0`,
      digest.toUpperCase(),
      `g${digest.slice(1)}`,
    ]) {
      expect(() => blobPath(bad)).toThrow(BadBlobName)
    }
  })

  it('makes a path of no name but those it knows to be harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (name) => {
        const staged = pathOrNull(stagedPath, name)
        expect(staged).toBe(isStagedId(name) ? `staging/${name}` : null)
        expect(staged ?? 'staging/a').toMatch(/^staging\/[A-Za-z0-9]+$/)
        expect(pathOrNull(blobPath, name) === null).toBe(!isDigest(name))
      }),
    )
  })
})
