import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestSites, type Asked, type Told } from '../testing/test-sites.ts'

/** One way to reach the sites under test. */
export interface Reach {
  ask(asked: Asked): Promise<Told>
  close(): Promise<void>
}

/** Quicker than toEqual, which walks a MiB with a comparison in words for each byte. */
const sameBytes = (one: Uint8Array, other: Uint8Array) =>
  one.byteLength === other.byteLength && one.every((byte, at) => byte === other[at])

/** What the assets origin must do, however it is reached; `reach` opens one over the sites. */
export function describeDelivery(
  skin: string,
  reach: (sites: TestSites) => Promise<Reach>,
): void {
  describe(`delivery by ${skin}`, () => {
    let sites: TestSites
    let reached: Reach
    beforeEach(async () => {
      sites = await TestSites.open()
      reached = await reach(sites)
    })
    afterEach(async () => {
      await reached.close()
      sites.close()
    })

    const ask = (path: string, asked: Partial<Asked> = {}) => reached.ask({ path, ...asked })
    const get = (path: string, headers: Record<string, string> = {}) => ask(path, { headers })

    describe('what is served', () => {
      it('gives the bytes of a public asset with everything a cache and a browser need', async () => {
        const { digest } = await sites.publish('/assets/falcon.jpg', 'the fastest ship', {
          contentType: 'image/jpeg',
          dateCreated: Date.UTC(2026, 10, 23, 20, 47, 5, 678),
        })
        const told = await get('/assets/falcon.jpg')
        expect(told.status).toBe(200)
        expect(told.text).toBe('the fastest ship')
        expect(told.headers).toMatchObject({
          'content-type': 'image/jpeg',
          'content-length': '16',
          etag: `"${digest}"`,
          'last-modified': 'Mon, 23 Nov 2026 20:47:05 GMT',
          'cache-control': 'no-cache',
          'accept-ranges': 'bytes',
          'x-content-type-options': 'nosniff',
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'ETag, Accept-Ranges, Content-Range',
        })
        expect(told.headers).not.toHaveProperty('set-cookie')
      })

      it.each([
        ['text/plain', 'text/plain; charset=utf-8'],
        ['text/html; charset=latin1', 'text/html; charset=latin1'],
        ['TEXT/CSS', 'TEXT/CSS; charset=utf-8'],
        ['image/svg+xml', 'image/svg+xml'],
        ['text/plain\r\nSet-Cookie: a=b', 'application/octet-stream'],
        ['text/é', 'application/octet-stream'],
      ])('sends the type %j as %j', async (contentType, sent) => {
        await sites.publish('/assets/a', 'a', { contentType })
        const told = await get('/assets/a')
        expect(told.status).toBe(200)
        expect(told.headers['content-type']).toBe(sent)
        expect(told.headers).not.toHaveProperty('set-cookie')
      })

      it.each([
        ['/assets/a b.png', '/assets/a%20b.png'],
        ['/assets/a%20b.png', '/assets/a%20b.png'],
        ['/assets/é.png', '/assets/%C3%A9.png'],
        ['/assets/日本.png', '/assets/%E6%97%A5%E6%9C%AC.png'],
        ['/assets/100%', '/assets/100%25'],
        ['/assets/100%', '/assets/100%'],
        ['/assets/a.png', '/assets/a.png?v=1'],
        ['/assets/a.png', '/assets/a.png?'],
        ['/assets/a.png', '/assets/a.png?x=/assets/b.png%'],
        ['/assets/[x]!~*=.png', '/assets/[x]!~*=.png'],
      ])('serves %j at %j', async (path, target) => {
        await sites.publish(path, 'here')
        expect(await get(target)).toMatchObject({ status: 200, text: 'here' })
      })

      it('takes a path decoded, as our URLs are written, before it takes it as it came', async () => {
        await sites.publish('/assets/100%.txt', 'decoded')
        await sites.publish('/assets/100%25.txt', 'raw')
        expect((await get('/assets/100%25.txt')).text).toBe('decoded')
        expect((await get('/assets/100%2525.txt')).text).toBe('raw')
        await sites.publish('/assets/a%20b.png', 'as it came')
        expect((await get('/assets/a%20b.png')).text).toBe('as it came')
      })

      it.each([
        '/assets',
        '/assets/',
        '/assets/a.png/',
        '/ASSETS/a.png',
        '//assets/a.png',
        '/assets/%E0%A4%A',
        '/assets/%ff.png',
        '/dir',
        '/dir/',
        '/__proto__',
        '/constructor',
      ])('serves nothing at %j: no folder, no redirect, no guess', async (path) => {
        await sites.publish('/assets/a.png', 'a')
        await sites.publish('/dir/index.html', 'index')
        expect((await get(path)).status).toBe(404)
      })

      it('serves an empty file', async () => {
        await sites.publish('/assets/empty.txt', '')
        const told = await get('/assets/empty.txt', { range: 'bytes=0-' })
        expect(told).toMatchObject({ status: 200, text: '' })
        expect(told.headers['content-length']).toBe('0')
      })
    })

    describe('the root', () => {
      it('is nothing without an index', async () => {
        expect((await get('/')).status).toBe(404)
      })

      it('is the public /assets/index.html, which also has its own address', async () => {
        await sites.publish('/assets/index.html', 'index')
        expect(await get('/?utm=1')).toMatchObject({ status: 200, text: 'index' })
        expect((await get('/assets/index.html')).text).toBe('index')
      })

      it('is the asset with the path / before any index', async () => {
        await sites.publish('/assets/index.html', 'index')
        await sites.publish('/', 'root')
        expect((await get('/')).text).toBe('root')
      })

      it.each(['private', 'protected'] as const)('is not a %s index', async (visibility) => {
        await sites.publish('/assets/index.html', 'index', { visibility })
        expect((await get('/')).status).toBe(404)
      })
    })

    describe('who may read', () => {
      it('answers for a private asset exactly as for none at all', async () => {
        await sites.publish('/assets/secret.pem', 'secret', { visibility: 'private' })
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
          const headers = { 'if-none-match': '*', range: 'bytes=0-1' }
          const secret = await ask('/assets/secret.pem', { method, headers })
          const nothing = await ask('/assets/nothing.pem', { method, headers })
          expect(secret).toEqual(nothing)
        }
        const told = await get('/assets/secret.pem')
        expect(told).toMatchObject({
          status: 404,
          text: 'Not found: nothing public is served at this address.\n',
          headers: {
            'content-type': 'text/plain; charset=utf-8',
            'cache-control': 'no-store',
            'access-control-allow-origin': '*',
            'x-content-type-options': 'nosniff',
          },
        })
      })

      it('answers 403 for a protected asset without a valid signature', async () => {
        await sites.publish('/assets/menu.mp3', 'press one', { visibility: 'protected' })
        const wrong = [undefined, '', 'not base64!', 'bm90IGEgc2lnbmF0dXJlIGF0IGFsbA==']
        for (const given of wrong) {
          const headers: Record<string, string> = { 'if-none-match': '*' }
          if (given !== undefined) headers['x-twilio-signature'] = given
          const told = await get('/assets/menu.mp3', headers)
          expect(told.status).toBe(403)
          expect(told.headers['cache-control']).toBe('no-store')
          expect(told.text).toContain('X-Twilio-Signature')
        }
      })
    })

    describe('methods', () => {
      it('answers HEAD with the very headers of GET and no bytes', async () => {
        await sites.publish('/assets/a.txt', 'hello')
        for (const path of ['/assets/a.txt', '/assets/none.txt']) {
          const got = await get(path)
          const head = await ask(path, { method: 'HEAD', headers: { range: 'bytes=0-1' } })
          expect(head).toEqual({ ...got, text: '', bytes: new Uint8Array(0) })
        }
      })

      it('answers a preflight as Twilio does', async () => {
        await sites.publish('/assets/a.txt', 'hello')
        const told = await ask('/assets/a.txt', { method: 'OPTIONS' })
        expect(told.status).toBe(204)
        expect(told.text).toBe('')
        expect(told.headers).toMatchObject({
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'GET, POST, OPTIONS',
          'access-control-allow-headers': '*, Authorization',
          'access-control-max-age': '86400',
        })
      })

      it('finds nothing for a POST where there is nothing', async () => {
        expect((await ask('/assets/none.txt', { method: 'POST' })).status).toBe(404)
      })

      it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
        await sites.publish('/assets/a.txt', 'hello')
        const told = await ask('/assets/a.txt', { method })
        expect(told.status).toBe(405)
        expect(told.headers.allow).toBe('GET, HEAD, OPTIONS')
        expect(told.headers['access-control-allow-origin']).toBe('*')
      })
    })

    describe('conditions', () => {
      const modified = 'Mon, 23 Nov 2026 20:47:05 GMT'
      const earlier = 'Mon, 23 Nov 2026 20:47:04 GMT'
      const later = 'Mon, 23 Nov 2026 20:47:06 GMT'
      let etag: string
      beforeEach(async () => {
        const { digest } = await sites.publish('/assets/a.txt', 'hello', {
          dateCreated: Date.UTC(2026, 10, 23, 20, 47, 5, 999),
        })
        etag = `"${digest}"`
      })

      const cases: [string, Record<string, string>, number][] = [
        ['its tag', { 'if-none-match': 'ETAG' }, 304],
        ['its tag, made weak by a proxy', { 'if-none-match': 'W/ETAG' }, 304],
        ['a list with its tag', { 'if-none-match': '"a,b", W/"c" ,ETAG' }, 304],
        ['any tag', { 'if-none-match': ' * ' }, 304],
        ['another tag', { 'if-none-match': '"other"' }, 200],
        ['nonsense for a tag', { 'if-none-match': 'other' }, 200],
        ['its date', { 'if-modified-since': modified }, 304],
        [
          'its date in the form of RFC 850',
          {
            'if-modified-since': 'Monday, 23-Nov-26 20:47:05 GMT',
          },
          304,
        ],
        ['an earlier date', { 'if-modified-since': earlier }, 200],
        [
          'a later date: after an undo that is another version',
          { 'if-modified-since': later },
          200,
        ],
        ['nonsense for a date', { 'if-modified-since': 'yesterday' }, 200],
        [
          'another tag and its date: the tag decides',
          {
            'if-none-match': '"other"',
            'if-modified-since': modified,
          },
          200,
        ],
        ['its tag for a match', { 'if-match': '"x", ETAG' }, 200],
        ['any tag for a match', { 'if-match': '*' }, 200],
        ['another tag for a match', { 'if-match': '"other"' }, 412],
        ['its weak tag for a match', { 'if-match': 'W/ETAG' }, 412],
        ['its date for unmodified', { 'if-unmodified-since': modified }, 200],
        ['an earlier date for unmodified', { 'if-unmodified-since': earlier }, 412],
        [
          'a match that stands and a date that does not',
          {
            'if-match': 'ETAG',
            'if-unmodified-since': earlier,
          },
          200,
        ],
        ['its tag before its range', { 'if-none-match': 'ETAG', range: 'bytes=0-1' }, 304],
        ['a range', { range: 'bytes=0-1' }, 206],
        ['a range if its tag', { range: 'bytes=0-1', 'if-range': 'ETAG' }, 206],
        ['a range if its weak tag', { range: 'bytes=0-1', 'if-range': 'W/ETAG' }, 200],
        ['a range if another tag', { range: 'bytes=0-1', 'if-range': '"other"' }, 200],
        ['a range if its date', { range: 'bytes=0-1', 'if-range': modified }, 206],
        ['a range if a later date', { range: 'bytes=0-1', 'if-range': later }, 200],
        ['a range if nonsense', { range: 'bytes=0-1', 'if-range': 'maybe' }, 200],
        [
          'a range behind the end if another tag',
          {
            range: 'bytes=9-',
            'if-range': '"other"',
          },
          200,
        ],
      ]
      it.each(cases)('%s', async (_case, given, status) => {
        const headers = Object.entries(given).map(([name, value]) => [
          name,
          value.replace('ETAG', etag),
        ])
        const told = await get('/assets/a.txt', Object.fromEntries(headers))
        expect(told.status).toBe(status)
        const texts: Record<number, string> = { 200: 'hello', 206: 'he', 304: '' }
        expect(told.text).toBe(texts[status] ?? told.text)
      })

      it('answers 304 with the validators and nothing about the bytes', async () => {
        const { headers } = await get('/assets/a.txt', { 'if-none-match': etag })
        expect(headers).toMatchObject({
          etag,
          'last-modified': modified,
          'cache-control': 'no-cache',
          'access-control-allow-origin': '*',
        })
        expect(headers).not.toHaveProperty('content-type')
        expect(headers).not.toHaveProperty('content-range')
      })
    })

    describe('ranges', () => {
      const cases: [string, number, string, string | undefined][] = [
        ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
        ['bytes=4-4', 206, '4', 'bytes 4-4/10'],
        ['bytes=7-', 206, '789', 'bytes 7-9/10'],
        ['bytes=7-99', 206, '789', 'bytes 7-9/10'],
        ['bytes=7-99999999999999999999999', 206, '789', 'bytes 7-9/10'],
        ['bytes=-3', 206, '789', 'bytes 7-9/10'],
        ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
        ['bytes=0-', 206, '0123456789', 'bytes 0-9/10'],
        ['BYTES=0-3', 206, '0123', 'bytes 0-3/10'],
        ['bytes= 0-3 ', 206, '0123', 'bytes 0-3/10'],
        ['bytes=10-', 416, '', 'bytes */10'],
        ['bytes=99-100', 416, '', 'bytes */10'],
        ['bytes=-0', 416, '', 'bytes */10'],
        ['bytes=3-1', 200, '0123456789', undefined],
        ['bytes=0-1,4-5', 200, '0123456789', undefined],
        ['bytes=-', 200, '0123456789', undefined],
        ['bytes=a-b', 200, '0123456789', undefined],
        ['bytes 0-3', 200, '0123456789', undefined],
        ['lines=0-3', 200, '0123456789', undefined],
        ['bytes=--1', 200, '0123456789', undefined],
        ['bytes=0x1-3', 200, '0123456789', undefined],
      ]
      it.each(cases)('%s → %i', async (range, status, text, contentRange) => {
        await sites.publish('/assets/ten.txt', '0123456789')
        const told = await get('/assets/ten.txt', { range })
        expect(told.status).toBe(status)
        expect(told.headers['content-range']).toBe(contentRange)
        expect(told.headers['content-length']).toBe(String(told.bytes.byteLength))
        expect(status === 416 || told.text === text).toBe(true)
        expect(told.headers['access-control-allow-origin']).toBe('*')
      })

      it.each([
        ['small', 5000],
        ['large', 900_001],
      ])('gives any part of a %s file, byte for byte', async (_size, size) => {
        const bytes = new Uint8Array(size).map((_, at) => (at * 31 + (at >> 8)) & 255)
        await sites.publish('/assets/noise.bin', bytes)
        const place = fc.oneof(
          fc.nat(size + 10),
          fc.constantFrom(0, 1, 262_143, 262_144, size - 1),
        )
        await fc.assert(
          fc.asyncProperty(place, place, async (one, other) => {
            const [start, last] = [Math.min(one, other), Math.max(one, other)]
            const told = await get('/assets/noise.bin', { range: `bytes=${start}-${last}` })
            expect(told.status).toBe(start < size ? 206 : 416)
            const expected = start < size ? bytes.subarray(start, last + 1) : told.bytes
            expect(sameBytes(told.bytes, expected)).toBe(true)
          }),
          { numRuns: 40 },
        )
        const whole = await get('/assets/noise.bin')
        expect(sameBytes(whole.bytes, bytes)).toBe(true)
      })
    })

    describe('hosts', () => {
      it.each([
        ['white-beagle-1541.localhost:4001', 'default'],
        ['quiet-heron-2718.localhost:4001', 'heron'],
        ['quiet-heron-2718.assets.example.com', 'heron'],
        ['QUIET-HERON-2718.Example.com', 'heron'],
        ['quiet-heron-2718', 'heron'],
        ['localhost:4001', 'default'],
        ['127.0.0.1:4001', 'default'],
        ['[::1]:4001', 'default'],
        ['assets.quiet-heron-2718.example.com', 'default'],
        ['quiet-heron-271.example.com', 'default'],
      ])('%s is answered by %s', async (host, text) => {
        const heron = await sites.addService('quiet-heron', 'quiet-heron-2718')
        await sites.publish('/assets/a.txt', 'default')
        await sites.publish('/assets/a.txt', 'heron', { environment: heron })
        // Twice, for the second look-up is a remembered one.
        expect((await ask('/assets/a.txt', { host })).text).toBe(text)
        expect((await ask('/assets/a.txt', { host })).text).toBe(text)
      })

      it('hands the default on when its Service is deleted, then serves nothing', async () => {
        const heron = await sites.addService('quiet-heron', 'quiet-heron-2718')
        await sites.publish('/assets/a.txt', 'default')
        await sites.publish('/assets/a.txt', 'heron', { environment: heron })
        const host = 'localhost:4001'
        expect((await ask('/assets/a.txt', { host })).text).toBe('default')
        await sites.deleteService(sites.home)
        expect((await ask('/assets/a.txt', { host })).text).toBe('heron')
        expect((await get('/assets/a.txt')).text).toBe('heron')
        await sites.deleteService(heron)
        expect((await ask('/assets/a.txt', { host })).status).toBe(404)
      })
    })

    describe('changes', () => {
      it.each([
        ['small', 'hello'],
        ['large', 'hello '.repeat(60_000)],
      ])('cuts the very next request when a %s asset goes private', async (_size, text) => {
        await sites.publish('/assets/a.txt', text)
        const { headers } = await get('/assets/a.txt')
        expect((await get('/assets/a.txt')).text).toBe(text)
        await sites.publish('/assets/a.txt', text, { visibility: 'private' })
        expect((await get('/assets/a.txt')).status).toBe(404)
        const asked = { 'if-none-match': headers.etag ?? '', range: 'bytes=0-1' }
        expect((await get('/assets/a.txt', asked)).status).toBe(404)
        await sites.publish('/assets/a.txt', text)
        expect((await get('/assets/a.txt')).text).toBe(text)
      })

      it('cuts the very next request when an asset is deleted', async () => {
        await sites.publish('/assets/a.txt', 'hello')
        expect((await get('/assets/a.txt')).status).toBe(200)
        await sites.unpublish('/assets/a.txt')
        expect((await get('/assets/a.txt')).status).toBe(404)
        expect((await ask('/assets/a.txt', { method: 'HEAD' })).status).toBe(404)
      })

      it('serves the new bytes from the answer on, under a new tag', async () => {
        await sites.publish('/assets/a.txt', 'one')
        const before = await get('/assets/a.txt')
        await sites.publish('/assets/a.txt', 'two')
        const asked = { 'if-none-match': before.headers.etag ?? '' }
        const after = await get('/assets/a.txt', asked)
        expect(after).toMatchObject({ status: 200, text: 'two' })
        expect(after.headers.etag).not.toBe(before.headers.etag)
      })
    })

    describe('a store that fails', () => {
      it.each([
        ['small', 'hello'],
        ['large', 'hello '.repeat(60_000)],
      ])(
        'answers 500 for a %s blob that is missing, says so to the log, and mends',
        async (_size, text) => {
          const { digest } = await sites.publish('/assets/a.txt', text)
          sites.missing.add(digest)
          const told = await get('/assets/a.txt')
          expect(told.status).toBe(500)
          expect(told.text).toContain('could not read')
          expect(told.headers['cache-control']).toBe('no-store')
          expect(String(sites.errors[0])).toContain(digest)
          sites.missing.clear()
          expect((await get('/assets/a.txt')).text).toBe(text)
        },
      )

      it('needs no blob for HEAD and 304', async () => {
        const { digest } = await sites.publish('/assets/a.txt', 'hello')
        sites.missing.add(digest)
        expect((await ask('/assets/a.txt', { method: 'HEAD' })).status).toBe(200)
        expect((await get('/assets/a.txt', { 'if-none-match': `"${digest}"` })).status).toBe(
          304,
        )
        expect(sites.errors).toEqual([])
      })
    })
  })
}
