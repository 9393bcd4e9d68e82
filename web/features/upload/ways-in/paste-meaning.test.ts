import { describe, expect, it } from 'vitest'
import { type Paste, meaningOf } from './paste-meaning.ts'

const meaning = (paste: Partial<Paste>) =>
  meaningOf({ isInField: false, dialog: 'none', hasFiles: false, hasText: false, ...paste })

describe('a paste', () => {
  it('is files where there are any, also with a text beside', () => {
    expect(meaning({ hasFiles: true })).toBe('files')
    expect(meaning({ hasFiles: true, hasText: true })).toBe('files')
    expect(meaning({ hasText: true })).toBe('text')
    expect(meaning({})).toBeNull()
  })

  it('is left to the field it is made in, and to a dialog', () => {
    expect(meaning({ hasFiles: true, isInField: true })).toBeNull()
    expect(meaning({ hasText: true, isInField: true })).toBeNull()
    expect(meaning({ hasFiles: true, dialog: 'other' })).toBeNull()
  })

  it('adds to what was pasted before, but text goes into its name', () => {
    expect(meaning({ hasFiles: true, dialog: 'own' })).toBe('files')
    expect(meaning({ hasFiles: true, dialog: 'own', isInField: true })).toBe('files')
    expect(meaning({ hasText: true, dialog: 'own', isInField: true })).toBeNull()
  })
})
