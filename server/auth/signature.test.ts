import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSigned } from './signature.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const sign = (url: string, token = TOKEN) =>
  createHmac('sha1', token).update(url, 'utf8').digest('base64')

describe("Twilio's signature", () => {
  it.each([
    'https://white-beagle-1541.example.com/assets/menu.mp3',
    'http://white-beagle-1541.localhost:4001/assets/menu.mp3?CallSid=CA1&x=%20',
    'http://localhost/',
    'https://example.com/assets/日本.mp3',
    'http://[::1]:4001/assets/a.mp3',
  ])('holds for %s', async (url) => {
    expect(await isSigned(TOKEN, url, sign(url))).toBe(true)
  })

  it('knows the value that OpenSSL computes', async () => {
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
    expect(await isSigned('12345', url, 'zYQTYrRWXE7LtzbG4PfP7/bkkGo=')).toBe(true)
  })

  it('holds with and without the port, as Twilio signs now one and now the other', async () => {
    const bare = 'https://example.com/a?b=c'
    expect(await isSigned(TOKEN, 'https://example.com:8443/a?b=c', sign(bare))).toBe(true)
    expect(await isSigned(TOKEN, bare, sign('https://example.com:443/a?b=c'))).toBe(true)
    expect(await isSigned(TOKEN, 'http://example.com', sign('http://example.com:80'))).toBe(
      true,
    )
    expect(await isSigned(TOKEN, bare, sign('https://example.com:8443/a?b=c'))).toBe(false)
  })

  const url = 'https://example.com/assets/a.mp3'
  it.each([
    ['none', null],
    ['none', undefined],
    ['an empty one', ''],
    ['no base64', '***'],
    ['too short a one', sign(url).slice(0, 8)],
    ['one with another token', sign(url, 'other')],
    ['one of another path', sign('https://example.com/assets/b.mp3')],
    ['one of another scheme', sign('http://example.com/assets/a.mp3')],
    ['one of another host', sign('https://example.org/assets/a.mp3')],
  ])('does not hold with %s', async (_case, signature) => {
    expect(await isSigned(TOKEN, url, signature)).toBe(false)
  })

  it('never holds for an empty token, which anyone could sign with', async () => {
    expect(await isSigned('', url, sign(url, ''))).toBe(false)
  })
})
