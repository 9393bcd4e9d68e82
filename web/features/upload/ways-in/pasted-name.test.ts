import { describe, expect, it } from 'vitest'
import { nameProblem, suggestPastedName } from './pasted-name.ts'

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

describe('a name that was typed', () => {
  it('is checked by the rule of names', () => {
    expect(nameProblem('a#b.png', [])).toContain('contains #')
    expect(nameProblem('  ', [])).toContain('empty')
    expect(nameProblem('/', [])).toContain('empty')
    expect(nameProblem('press/logo 1.png', [])).toBeNull()
  })

  it('must be another one than those beside it, as they will be served', () => {
    expect(nameProblem('my logo.png', ['my-logo.png'])).toContain('Another file')
    expect(nameProblem('my logo.png', ['logo.png'])).toBeNull()
  })
})
