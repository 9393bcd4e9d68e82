import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UrlRefused } from './port.ts'
import { followRedirect, parseUrl } from './url-rules.ts'

/** The protocol of what a text is parsed as, and all before its host. */
function outcomeOf(text: string): string {
  try {
    const { protocol, username, password } = parseUrl(text)
    return `${protocol}//${username}${password}`
  } catch (error) {
    if (error instanceof UrlRefused) return 'refused'
    throw error
  }
}

describe('a URL to fetch', () => {
  test.each([
    ['https://example.com/a.png', 'https://example.com/a.png'],
    ['  HTTP://Example.com:80/a b\n', 'http://example.com/a%20b'],
    ['https://example.com:8443/?a=b#c', 'https://example.com:8443/?a=b#c'],
    ['http://münchen.example/', 'http://xn--mnchen-3ya.example/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
  ])('%j is %s', (text, href) => {
    expect(parseUrl(text).href).toBe(href)
  })

  test.each([
    ['', 'not a URL'],
    ['example.com/a.png', 'not a URL'],
    ['/assets/a.png', 'not a URL'],
    ['http://', 'not a URL'],
    ['http://1.2.3.4.5/', 'not a URL'],
    ['http://exa mple.com/', 'not a URL'],
    ['ftp://example.com/a.png', 'not by ftp'],
    ['file:///etc/passwd', 'not by file'],
    ['data:text/plain,hello', 'not by data'],
    ['javascript:alert(1)', 'not by javascript'],
    ['blob:https://example.com/1', 'not by blob'],
    ['https://user@example.com/', 'user name or password'],
    ['https://:secret@example.com/', 'user name or password'],
    ['http://example.com:25/', 'Port 25'],
    ['https://example.com:6667/', 'Port 6667'],
    [`https://example.com/${'a'.repeat(8000)}`, 'has 8020 characters'],
  ])('%j is refused: %s', (text, why) => {
    expect(() => parseUrl(text)).toThrow(UrlRefused)
    expect(() => parseUrl(text)).toThrow(why)
  })

  test('is never told with its password, nor anything but http', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        expect(['http://', 'https://', 'refused']).toContain(outcomeOf(text))
      }),
    )
    expect(() => parseUrl('https://user:secret@example.com/')).not.toThrow('secret')
  })
})

describe('a redirect', () => {
  const from = new URL('https://example.com/a/b?c')

  test('leads where its site says, also in short', () => {
    expect(followRedirect(from, '../d').href).toBe('https://example.com/d')
    expect(followRedirect(from, '//cdn.example/d').href).toBe('https://cdn.example/d')
    expect(followRedirect(new URL('http://a.example/'), 'https://b.example/').href).toBe(
      'https://b.example/',
    )
  })

  test.each([
    ['http://example.com/', 'from https to http'],
    ['http://[', 'not a URL'],
    ['gopher://example.com/', 'not by gopher'],
    ['https://a:b@example.com/', 'user name or password'],
    ['https://example.com:22/', 'Port 22'],
  ])('to %s is refused: %s', (location, why) => {
    expect(() => followRedirect(from, location)).toThrow(why)
  })
})
