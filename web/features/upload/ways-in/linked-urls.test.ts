import { describe, expect, it } from 'vitest'
import { isAllUrls, readUrls, urlsError } from './linked-urls.ts'

describe('typed URLs', () => {
  it('are one a line, each once', () => {
    const { links, bad } = readUrls(
      ' https://a.example/logo.png\n\nhttp://b.example/x/logo.png\nhttps://a.example/logo.png',
    )
    expect(bad).toEqual([])
    expect(links).toEqual([
      { url: 'https://a.example/logo.png', name: 'logo.png' },
      { url: 'http://b.example/x/logo.png', name: 'logo-2.png' },
    ])
  })

  it('each have a name of their own, however many are called the same', () => {
    const urls = ['https://a.example/index-2.html']
    for (let page = 0; page < 2000; page += 1) {
      urls.push(`https://a.example/${page}/index.html`)
    }
    const names = readUrls(urls.join('\n')).links.map(({ name }) => name)
    expect(new Set(names).size).toBe(2001)
    expect(names.slice(0, 4)).toEqual([
      'index-2.html',
      'index.html',
      'index-3.html',
      'index-4.html',
    ])
  })

  it.each([
    ['https://a.example/my%20logo%231.png?size=2', 'my-logo-1.png'],
    ['https://a.example/folder/', 'folder'],
    ['https://a.example', 'a.example.html'],
    ['https://a.example/%E0%A4%A', '%E0%A4%A'],
  ])('suggest a name: %s', (url, name) => {
    expect(readUrls(url).links[0]?.name).toBe(name)
  })

  it.each([
    ['logo.png', 'not a URL'],
    ['ftp://a.example/logo.png', 'not by ftp'],
    ['https://me:secret@a.example/', 'user name or password'],
    ['http://a.example:25/', 'Port 25'],
    [`https://a.example/${'x'.repeat(9000)}`, 'at most 8000'],
  ])('are checked: %s', (typed, words) => {
    const urls = readUrls(typed)
    expect(urls.links).toEqual([])
    expect(urlsError(urls, false)).toContain(words)
  })

  it('are no mistake while someone begins to type one', () => {
    for (const typed of ['h', 'https:', 'HTTP://']) {
      expect(urlsError(readUrls(typed), false)).toBeUndefined()
      expect(urlsError(readUrls(typed), true)).toContain('not a URL')
    }
  })

  it('tell which line is wrong, and how many more', () => {
    const good = 'https://a.example/a.png'
    expect(urlsError(readUrls(`${good}\nb.png`), false)).toMatch(/^Line 2: This is not a URL/)
    expect(urlsError(readUrls(`b.png\n${good}`), false)).toMatch(/^Line 1: This is not a URL/)
    expect(urlsError(readUrls('a.png\nb.png'), false)).toMatch(
      /^Line 1: .* Another line is not right\.$/,
    )
    expect(urlsError(readUrls('a.png\nb.png\nc.png'), false)).toMatch(
      /2 more lines are not right\.$/,
    )
  })

  it('are told from other text', () => {
    expect(isAllUrls('https://a.example/a.png\nhttps://a.example/b.png\n')).toBe(true)
    expect(isAllUrls('see https://a.example/a.png')).toBe(false)
    expect(isAllUrls('')).toBe(false)
  })
})
