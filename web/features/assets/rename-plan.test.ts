import { describe, expect, it } from 'vitest'
import { asset } from '../../api/asset-samples.ts'
import { planRename, typedPathOf } from './rename-plan.ts'

const ORIGIN = 'http://white-beagle-1541.localhost:4001'
const logo = asset('/assets/logo.png', { public_url: `${ORIGIN}/assets/logo.png` })
const plan = (folder: string, name: string, of = logo, origin: string | null = ORIGIN) =>
  planRename(of, { folder, name }, origin)

describe('typedPathOf', () => {
  it.each([
    ['/assets/img/logo.png', { folder: '/assets/img', name: 'logo.png' }],
    ['/logo.png', { folder: '/', name: 'logo.png' }],
    ['/', { folder: '/', name: '/' }],
  ])('opens %s as %o, which comes to the same path', (path, typed) => {
    expect(typedPathOf(path)).toEqual(typed)
    expect(planRename(asset(path), typed, ORIGIN)).toEqual({ step: 'same' })
  })
})

describe('planRename', () => {
  it('shows the URL that goes and the one that comes', () => {
    expect(plan('/assets', 'logo-2.png')).toEqual({
      step: 'move',
      path: '/assets/logo-2.png',
      namedPath: '/assets/logo-2.png',
      notes: [],
      oldUrl: `${ORIGIN}/assets/logo.png`,
      newUrl: `${ORIGIN}/assets/logo-2.png`,
    })
  })

  it.each(['img', '/img', 'img/', '/img/', ' img ', '\\img\\'])(
    'takes the folder %j',
    (folder) => {
      expect(plan(folder, 'logo.png')).toMatchObject({ newUrl: `${ORIGIN}/img/logo.png` })
    },
  )

  it.each(['', '/', ' '])('takes %j for the top folder', (folder) => {
    expect(plan(folder, 'logo.png')).toMatchObject({ newUrl: `${ORIGIN}/logo.png` })
  })

  it('can make an asset the front page, but not by an empty field', () => {
    expect(plan('', '/')).toMatchObject({ step: 'move', newUrl: `${ORIGIN}/` })
    expect(plan('', '')).toMatchObject({ step: 'problem' })
    expect(plan('/assets', ' ')).toMatchObject({ step: 'problem' })
    expect(plan('/assets', '/')).toMatchObject({ step: 'problem' })
  })

  it('refuses what the server would, with its words', () => {
    expect(plan('/assets', 'a#b.png')).toEqual({
      step: 'problem',
      message: expect.stringContaining('#'),
    })
    expect(plan('/assets/..', 'a.png')).toMatchObject({ step: 'problem' })
    expect(plan('/assets', `${'x'.repeat(300)}.png`)).toMatchObject({
      step: 'problem',
      message: expect.stringContaining('255'),
    })
  })

  it('tells of spaces and of the path that comes of them', () => {
    expect(plan('/assets', 'my logo.png')).toMatchObject({
      path: '/assets/my logo.png',
      namedPath: '/assets/my-logo.png',
      notes: ['Spaces become dashes.'],
      newUrl: `${ORIGIN}/assets/my-logo.png`,
    })
  })

  it('tells that a marker makes the asset private, and shows no URL then', () => {
    const marked = plan('/assets', 'logo.private.png')
    expect(marked).toMatchObject({ step: 'move', newUrl: null })
    expect(marked).toHaveProperty('notes', [expect.stringContaining('private')])
  })

  it('warns of a marker that is none', () => {
    expect(plan('/assets', 'logo.PRIVATE.png')).toHaveProperty('notes', [
      expect.stringContaining('does not make'),
    ])
  })

  it('promises no URL where there is none', () => {
    const hidden = asset('/assets/key.pem', { visibility: 'private', public_url: null })
    expect(plan('/assets', 'key-2.pem', hidden)).toMatchObject({ oldUrl: null, newUrl: null })
    expect(plan('/assets', 'logo-2.png', logo, null)).toMatchObject({ newUrl: null })
  })
})
