import { describe, expect, it } from 'vitest'
import { planOf, servedPath } from './plan.ts'
import type { QueuedFile } from './queued-file.ts'
import { STATES, chosen, queued } from './upload-samples.ts'

const rules = { folder: '/assets/', maxAssetBytes: 1000 }
const plan = (relativePath: string, known: Partial<QueuedFile> = {}, to = rules) =>
  planOf(queued('a', STATES.chosen, { file: chosen(relativePath), ...known }), to)

const kinds = (name: string) => plan(name).notes.map(({ kind }) => kind)

describe('planOf', () => {
  it('leaves a good name alone', () => {
    expect(plan('logo.png')).toEqual({
      path: '/assets/logo.png',
      requested: '/assets/logo.png',
      visibility: 'public',
      isForced: false,
      notes: [],
      problem: null,
    })
  })

  it('keeps the structure of a dropped folder', () => {
    expect(plan('tour/maps/a.png').path).toBe('/assets/tour/maps/a.png')
  })

  it('says that spaces become dashes', () => {
    const { path, notes } = plan('my  logo.png')
    expect(path).toBe('/assets/my--logo.png')
    expect(notes).toEqual([{ kind: 'spaces' }])
  })

  it('replaces forbidden characters in what it asks for, and says so', () => {
    const { path, requested, notes, problem } = plan('Q&A (final).pdf')
    expect(path).toBe('/assets/Q-A-final.pdf')
    expect(requested).toBe(path)
    expect(notes).toEqual([{ kind: 'replaced' }])
    expect(problem).toBeNull()
  })

  it('says of a name that is too long that it is shortened, and what else is changed', () => {
    expect(kinds(`${'n'.repeat(251)}.txt`)).toEqual(['shortened'])
    expect(kinds(`${'n?'.repeat(125)}.txt`)).toEqual(['shortened', 'replaced'])
    expect(kinds(`${'n'.repeat(251)}.private.txt`)).toEqual(['shortened', 'marker'])
  })

  it.each(['private', 'protected'] as const)('lets a .%s. marker settle it', (marker) => {
    const { path, requested, visibility, isForced, notes } = plan(`star.${marker}.jpg`)
    expect(path).toBe('/assets/star.jpg')
    expect(requested).toBe(`/assets/star.${marker}.jpg`)
    expect(visibility).toBe(marker)
    expect(isForced).toBe(true)
    expect(notes).toEqual([{ kind: 'marker', visibility: marker }])
  })

  it('keeps the marker in sight of the rule when characters are replaced too', () => {
    const { path, requested, visibility, notes } = plan('star (1).private.jpg')
    expect([path, requested]).toEqual(['/assets/star-1.jpg', '/assets/star-1.private.jpg'])
    expect(visibility).toBe('private')
    expect(notes.map((note) => note.kind)).toEqual(['replaced', 'marker'])
  })

  it('does not let a .public. marker overrule a private choice', () => {
    const { path, visibility, isForced } = plan('logo.public.png', { visibility: 'private' })
    expect(path).toBe('/assets/logo.png')
    expect([visibility, isForced]).toEqual(['private', false])
  })

  it.each(['a.private.tar.gz', 'X.PRIVATE.JPG', 'README.private'])(
    'flags %s, which would be public',
    (name) => {
      expect(plan(name).notes).toEqual([{ kind: 'near_miss', meant: 'private' }])
      expect(plan(name, { visibility: 'private' }).notes).toEqual([])
    },
  )

  it('refuses a file above the limit, and takes one at the limit', () => {
    expect(plan('a.bin', { file: chosen('a.bin', { size: 1001 }) }).problem).toEqual({
      code: 'too_large',
      message: 'This file is too big (1001 bytes). You can upload files up to 1000 bytes.',
      remedy: 'Choose a smaller file, or raise HANGAR_MAX_ASSET_BYTES on the server.',
      retryable: false,
    })
    expect(plan('a.bin', { file: chosen('a.bin', { size: 1000 }) }).problem).toBeNull()
  })

  it('shortens a name that is too long', () => {
    const { path, problem } = plan(`${'x'.repeat(300)}.png`)
    expect(path).toHaveLength(255)
    expect(path).toMatch(/x\.png$/)
    expect(problem).toBeNull()
  })
})

it('knows the path that a requested one is served under', () => {
  expect(servedPath('/a/star fleet.private.jpg')).toBe('/a/star-fleet.jpg')
  expect(servedPath('/a?b.jpg')).toBe('/a?b.jpg')
})
