import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { createSignatureCheck } from './signature.node.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const FORM = 'application/x-www-form-urlencoded'
const sign = (url: string, token = TOKEN) =>
  createHmac('sha1', token).update(url, 'utf8').digest('base64')

const check = createSignatureCheck(TOKEN)
const isSigned = (url: string, signature: string | undefined, contentType = '', body = '') =>
  check({ urls: [url], signature, contentType, body: new TextEncoder().encode(body) })

describe("Twilio's signature", () => {
  it.each([
    'https://white-beagle-1541.example.com/assets/menu.mp3',
    'http://white-beagle-1541.localhost:4001/assets/menu.mp3?CallSid=CA1&x=%20',
    'http://localhost/',
    "https://example.com/it's?a='b'",
    'https://example.com/assets/日本.mp3',
    'http://[::1]:4001/assets/a.mp3',
  ])('holds for %s', (url) => {
    expect(isSigned(url, sign(url))).toBe(true)
  })

  it('knows the value that OpenSSL computes', () => {
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
    const own = createSignatureCheck('12345')
    const rest = { urls: [url], contentType: '', body: new Uint8Array() }
    expect(own({ ...rest, signature: 'zYQTYrRWXE7LtzbG4PfP7/bkkGo=' })).toBe(true)
  })

  it('holds with and without the port, as Twilio signs now one and now the other', () => {
    const bare = 'https://example.com/a?b=c'
    expect(isSigned('https://example.com:8443/a?b=c', sign(bare))).toBe(true)
    expect(isSigned(bare, sign('https://example.com:443/a?b=c'))).toBe(true)
    expect(isSigned('http://example.com/', sign('http://example.com:80/'))).toBe(true)
    expect(isSigned(bare, sign('https://example.com:8443/a?b=c'))).toBe(false)
  })

  it('holds for any one of the URLs', () => {
    const urls = ['https://a.example.com/x', 'https://b.example.com/x']
    const rest = { contentType: '', body: new Uint8Array() }
    expect(check({ urls, signature: sign('https://b.example.com/x'), ...rest })).toBe(true)
    expect(check({ urls: [], signature: sign('https://b.example.com/x'), ...rest })).toBe(false)
  })

  const url = 'https://example.com/assets/a.mp3'
  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['no base64', '***'],
    ['too short a one', sign(url).slice(0, 8)],
    ['one with another token', sign(url, 'other')],
    ['one of another path', sign('https://example.com/assets/b.mp3')],
    ['one of another query', sign(`${url}?x=1`)],
    ['one of another scheme', sign('http://example.com/assets/a.mp3')],
    ['one of another host', sign('https://example.org/assets/a.mp3')],
  ])('does not hold with %s', (_case, signature) => {
    expect(isSigned(url, signature)).toBe(false)
  })

  it('never holds for an empty token, which anyone could sign with', () => {
    const rest = { urls: [url], contentType: '', body: new Uint8Array() }
    expect(createSignatureCheck('')({ ...rest, signature: sign(url, '') })).toBe(false)
  })

  it('covers the parameters of a form, in any order, each value once', () => {
    const body = 'To=%2B1234&Body=Hi+there&Media=b&Media=a&Media=a'
    const params = { Media: ['a', 'b'], Body: 'Hi there', To: '+1234' }
    const signature = getExpectedTwilioSignature(TOKEN, url, params)
    expect(isSigned(url, signature, `${FORM}; charset=UTF-8`, body)).toBe(true)
    expect(isSigned(url, signature, FORM, `${body}&More=1`)).toBe(false)
    expect(isSigned(url, sign(url), FORM, body)).toBe(false)
    expect(isSigned(url, signature)).toBe(false)
  })

  it('covers another body by its digest, which the URL names', () => {
    const body = '{"a":1}'
    const digest = createHash('sha256').update(body).digest('hex')
    const signed = `${url}?bodySHA256=${digest}`
    expect(isSigned(signed, sign(signed), 'application/json', body)).toBe(true)
    expect(isSigned(signed, sign(signed), 'application/json', '{"a":2}')).toBe(false)
    expect(isSigned(signed, sign(url), 'application/json', body)).toBe(false)
  })

  it('does not hold for what is no URL', () => {
    expect(isSigned('http://undefined path', sign('x'))).toBe(false)
  })
})
