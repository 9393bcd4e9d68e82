import { describe, expect, it } from 'vitest'
import { addressOf, runtimeLine } from './address.ts'

const public_url = 'https://x.test/assets/logo.png'
const path = '/assets/logo.png'

describe('addressOf', () => {
  it('is the URL of a public asset, with nothing to add', () => {
    expect(addressOf({ path, visibility: 'public', public_url })).toEqual({
      kind: 'url',
      url: public_url,
      note: null,
    })
  })

  it('says what a protected URL asks for', () => {
    const address = addressOf({ path, visibility: 'protected', public_url })
    expect(address).toMatchObject({ kind: 'url', url: public_url })
    expect(address.note).toContain('X-Twilio-Signature')
  })

  it('is never a URL for a private asset, even if one was sent', () => {
    const address = addressOf({ path, visibility: 'private', public_url })
    expect(address).toMatchObject({ kind: 'runtime', code: `Runtime.getAssets()['${path}']` })
    expect(address).not.toHaveProperty('url')
  })

  it('tells why a public asset has no URL', () => {
    const address = addressOf({ path, visibility: 'public', public_url: null })
    expect(address.kind).toBe('none')
    expect(address.note).toContain('HANGAR_ASSETS_URL')
  })
})

it.each([
  ['/dir/x.json', "Runtime.getAssets()['/dir/x.json']"],
  ["/it's.txt", String.raw`Runtime.getAssets()['/it\'s.txt']`],
  ['/back\\slash', String.raw`Runtime.getAssets()['/back\\slash']`],
])('runtimeLine names %s in JavaScript', (named, line) => {
  expect(runtimeLine(named)).toBe(line)
})
