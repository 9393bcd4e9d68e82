import { describe, expect, it } from 'vitest'
import { paths, returnPath, servicePageNamed } from './paths.ts'

describe('paths', () => {
  it('escapes what comes from names', () => {
    expect(paths.service('a b')).toBe('/services/a%20b')
    expect(paths.assets('a b/c', 'd?')).toBe('/services/a%20b%2Fc/d%3F/assets')
    expect(paths.logs('demo', 'dev')).toBe('/services/demo/dev/logs')
  })

  it('keeps the place to return to, and is short without one', () => {
    expect(paths.signIn()).toBe('/sign-in')
    expect(paths.signIn('/')).toBe('/sign-in')
    const place = '/services/demo/ui/assets?q=falcon&sort=-size'
    expect(returnPath(new URL(paths.signIn(place), 'http://h').search)).toBe(place)
  })
})

it('knows the pages of a Service by name', () => {
  expect(servicePageNamed('deployments')).toBe('deployments')
  expect(servicePageNamed('toString')).toBeNull()
})

describe('returnPath', () => {
  it.each([
    '',
    '?return_to=https://evil.example/',
    '?return_to=//evil.example',
    '?return_to=/%5Cevil.example',
    '?return_to=/%09/evil.example',
    '?return_to=javascript:alert(1)',
    '?return_to=/sign-in',
  ])('goes home for %s', (search) => {
    expect(returnPath(search)).toBe('/')
  })
})
