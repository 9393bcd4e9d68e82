import { describe, expect, it } from 'vitest'
import { asset } from '../../../api/asset-samples.ts'
import {
  conflictWords,
  decisionLabel,
  decisionName,
  nameBeside,
  replacingLine,
} from './conflict-words.ts'
import type { Taken } from '../engine/queued-file.ts'
import { chosen, queued, target } from '../engine/upload-samples.ts'

const NOW = Date.parse('2026-10-10T12:00:00Z')
const served = {
  ...asset('/assets/menu.txt'),
  size: 2048,
  date_updated: '2026-10-10T10:00:00Z',
}
const file = (taken: Taken, path = '/assets/menu.txt') =>
  queued(
    'menu',
    { kind: 'undecided', taken },
    {
      target: target(path),
      file: { ...chosen('menu.txt'), size: 4096, lastModified: NOW - 60_000 },
    },
  )
const wordsOf = (taken: Taken) => conflictWords(file(taken), taken, NOW)

describe('conflictWords', () => {
  it('sets sizes and dates side by side where the bytes differ', () => {
    const words = wordsOf({ kind: 'asset', asset: served, isIdentical: false })
    expect(words).toEqual({
      path: '/assets/menu.txt',
      message: 'Another file is served there.',
      sides: {
        there: '2 KB · Public · changed 2 hours ago',
        yours: '4 KB · Public · changed 1 minute ago',
      },
    })
  })

  it('says that only who may read it differs', () => {
    const secret = { ...served, visibility: 'private' as const }
    const { message, sides } = wordsOf({ kind: 'asset', asset: secret, isIdentical: true })
    expect(message).toBe(
      'The same bytes are served there already, but they are private and this file was to be public.',
    )
    expect(sides).toBeNull()
  })

  it.each<Taken>([
    { kind: 'function' },
    { kind: 'twin', of: 'b' },
    { kind: 'late', by: 'asset' },
  ])('has a sentence for a $kind', (taken) => {
    expect(wordsOf(taken).message).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the words of a decision', () => {
  const taken: Taken = { kind: 'asset', asset: served, isIdentical: false }

  it('say what becomes of URL and visibility, and which file is meant', () => {
    expect(decisionLabel(file(taken), 'replace')).toBe('Replace (keeps URL and visibility)')
    expect(decisionName(file(taken), 'replace')).toBe(
      'Replace menu.txt (keeps URL and visibility)',
    )
    expect(decisionName(file(taken), 'keep_both')).toBe('Keep both of menu.txt')
    expect(decisionName(file(taken), 'skip')).toBe('Skip menu.txt')
  })

  it('say that a marker changes who may read it', () => {
    expect(decisionLabel(file(taken, '/assets/menu.private.txt'), 'replace')).toBe(
      'Replace (makes it private)',
    )
  })

  it('say what replacing all keeps, unless there is nothing to replace', () => {
    expect(replacingLine([file(taken), file({ kind: 'function' })])).toBe(
      'Replacing keeps URLs and visibility.',
    )
    expect(replacingLine([file(taken), file(taken, '/assets/menu.private.txt')])).toBe(
      'Replacing keeps URLs, and visibility unless a name changes it.',
    )
    expect(replacingLine([file({ kind: 'function' })])).toBe('')
  })

  it('promise to keep no URL where there is none yet', () => {
    expect(decisionLabel(file({ kind: 'twin', of: 'b' }), 'replace')).toBe(
      'Replace (the other one)',
    )
  })

  it('name the file as it would be beside the other', () => {
    expect(nameBeside(file(taken))).toBe('menu-2.txt')
  })
})
