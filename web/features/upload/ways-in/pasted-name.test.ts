import { describe, expect, it } from 'vitest'
import { nameProblems, suggestPastedName } from './pasted-name.ts'

const NOW = new Date(2026, 10, 27, 14, 5)
const suggest = (name: string, type: string, ...taken: string[]) =>
  suggestPastedName(name, type, NOW, new Set(taken))

describe('the name something pasted begins with', () => {
  it('says when, with an extension by type', () => {
    expect(suggest('image.png', 'image/png')).toBe('pasted-2026-11-27-1405.png')
    expect(suggest('', 'text/plain;charset=utf-8')).toBe('pasted-2026-11-27-1405.txt')
    expect(suggest('', '')).toBe('pasted-2026-11-27-1405')
    expect(suggest('unknown.xyz', 'application/x-own')).toBe('pasted-2026-11-27-1405.xyz')
  })

  it('is its own if it has one, made such that it can be used', () => {
    expect(suggest('logo.png', 'image/png')).toBe('logo.png')
    expect(suggest('image-of-a-cat.png', 'image/png')).toBe('image-of-a-cat.png')
    expect(suggest('50% #1.png', 'image/png')).toBe('50%-1.png')
  })

  it('gets a number where it is taken', () => {
    expect(suggest('', 'image/png', 'pasted-2026-11-27-1405.png')).toBe(
      'pasted-2026-11-27-1405-2.png',
    )
    expect(suggest('a.txt', '', 'a.txt', 'a-2.txt')).toBe('a-3.txt')
  })
})

describe('names that were typed', () => {
  it('are checked by the rule of names', () => {
    const [marked, empty, slash, good] = nameProblems([
      'a#b.png',
      '  ',
      '/',
      'press/logo 1.png',
    ])
    expect(marked).toContain('contains #')
    expect(empty).toContain('empty')
    expect(slash).toContain('empty')
    expect(good).toBeNull()
  })

  it('must differ from one another as they will be served', () => {
    const problems = nameProblems(['my logo.png', 'logo.png', 'my-logo.png'])
    expect(problems).toEqual([
      expect.stringContaining('Another file'),
      null,
      expect.stringContaining('Another file'),
    ])
  })

  it('are named once each, however many they are', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `photo-${index}.jpg`)
    expect(nameProblems(names).every((problem) => problem === null)).toBe(true)
  })
})
