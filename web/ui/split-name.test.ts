import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitName } from './split-name.ts'

describe('splitName', () => {
  it.each([
    ['millennium_falcon.jpg', 'millennium_fa', 'lcon.jpg'],
    ['star_destroyer.private.jpg', 'star_destroyer.pri', 'vate.jpg'],
    ['a.jpg', 'a.jpg', ''],
    ['README_of_the_whole_fleet', 'README_of_the_who', 'le_fleet'],
    ['.gitignore_of_the_fleet', '.gitignore_of_t', 'he_fleet'],
    [
      'x-wing-manual.an-endless-extension-of-a-name',
      'x-wing-manual.an-endless-ext',
      'ension-of-a-name',
    ],
  ])('keeps the end of %s', (name, head, tail) => {
    expect(splitName(name)).toEqual({ head, tail })
  })

  it('never cuts inside a character', () => {
    const { head, tail } = splitName('👩‍🚀'.repeat(20))
    expect([...new Intl.Segmenter().segment(tail)].map((s) => s.segment)).toEqual(
      Array.from({ length: 8 }, () => '👩‍🚀'),
    )
    expect(head).toBe('👩‍🚀'.repeat(12))
  })

  it('loses nothing of any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { head, tail } = splitName(name)
        expect(head + tail).toBe(name)
      }),
    )
  })
})
