import { describe, expect, it } from 'vitest'
import { askedFor } from './replacing.ts'
import { target } from '../upload-samples.ts'

const replacing = (path: string, visibility: 'public' | 'private' = 'public') =>
  askedFor({ ...target(path), visibility, ifExists: 'replace' })

describe('replacing', () => {
  it.each(['public', 'private'] as const)('says nothing of a %s choice', (visibility) => {
    expect(replacing('/secret.jpg', visibility)).toEqual({ path: '/secret.jpg' })
  })

  it.each(['private', 'protected'] as const)('lets a .%s marker count', (marker) => {
    const path = `/secret.${marker}.jpg`
    expect(askedFor({ ...target(path), visibility: marker, ifExists: 'replace' })).toEqual({
      path,
      visibility: marker,
    })
  })

  it('hides a .public marker, which would make a private asset public', () => {
    expect(replacing('/secret.public.jpg')).toEqual({ path: '/secret.jpg' })
  })
})

it.each(['fail', 'keep_both'] as const)('%s asks for what was chosen', (ifExists) => {
  expect(askedFor({ ...target('/a.jpg'), visibility: 'private', ifExists })).toEqual({
    path: '/a.jpg',
    visibility: 'private',
  })
})
