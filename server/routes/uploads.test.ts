import { describe, expect, it, test } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { PUBLISHED_HEADER, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/tus.ts'
import { publishedSchema } from '../../contract/uploads.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { CatalogFull } from '../catalog/port.ts'
import { bodyOf, livePaths, publishedOf, testApp, tusMetadata } from '../testing/test-app.ts'

const text = async (answer: Response) => answer.text()

/** What HEAD tells of an upload: its status, the offset, what was published. */
async function stateOf(tus: Awaited<ReturnType<typeof testApp>>['tus'], location: string) {
  const { status, headers } = await tus('HEAD', location)
  return [status, headers.get('upload-offset'), headers.get(PUBLISHED_HEADER)]
}

describe('an upload in one request', () => {
  it('is served when the answer arrives, and the answer names the asset', async () => {
    const { begin, request } = await testApp()
    const answer = await begin({ path: '/assets/falcon.jpg' }, 5, 'bytes')
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toMatch(/^\/api\/uploads\/HU[0-9a-f]{32}$/)
    expect(answer.headers.get('upload-offset')).toBe('5')
    const { asset, change } = publishedSchema.parse(publishedOf(answer))
    expect(asset).toMatchObject({
      path: '/assets/falcon.jpg',
      visibility: 'public',
      size: 5,
      content_type: 'image/jpeg',
      public_url: 'http://white-beagle-1541.localhost:4001/assets/falcon.jpg',
    })
    expect(change).toMatchObject({ kind: 'upload', actor: 'tester', entry_count: 1 })
    expect(await text(await request(asset.links.content))).toBe('bytes')
  })

  it('publishes an empty file at once', async () => {
    const { begin } = await testApp()
    const answer = await begin({ path: '/assets/.gitkeep' }, 0)
    expect(publishedOf(answer).asset).toMatchObject({ size: 0 })
  })

  it('keeps names outside ASCII whole in the header', async () => {
    const { publish } = await testApp()
    const { asset } = await publish('/assets/münchen-🎉.txt')
    expect(asset.path).toBe('/assets/münchen-🎉.txt')
  })
})

describe('an upload in parts', () => {
  it('goes on from the acknowledged offset and is published with the last byte', async () => {
    const { begin, tus, read } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 6)).headers.get('location') ?? ''
    const first = await tus('PATCH', location, { 'upload-offset': '0' }, 'abc')
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '3'])
    expect(first.headers.has('hangar-published')).toBe(false)
    expect(await livePaths(read)).toEqual([])

    const head = await tus('HEAD', location)
    expect(head.headers.get('upload-offset')).toBe('3')
    expect(head.headers.get('upload-length')).toBe('6')
    expect(head.headers.get('cache-control')).toBe('no-store')

    const last = await tus('PATCH', location, { 'upload-offset': '3' }, 'def')
    expect(publishedOf(last).asset.path).toBe('/a.txt')
    expect(await livePaths(read)).toEqual(['/a.txt'])
    expect((await tus('HEAD', location)).headers.get('upload-offset')).toBe('6')
  })

  it('refuses another offset and other content types', async () => {
    const { begin, tus, request } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 4)).headers.get('location') ?? ''
    const wrongOffset = await tus('PATCH', location, { 'upload-offset': '2' }, 'ab')
    expect(await bodyOf(wrongOffset)).toMatchObject({ code: ERRORS.offset_conflict.code })
    const wrongType = await request(location, {
      method: 'PATCH',
      headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'text/plain' },
      body: 'ab',
    })
    expect(wrongType.status).toBe(415)
  })

  it('is published by asking, when the server died between the last byte and publishing', async () => {
    const { begin, tus, blobs } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 3)).headers.get('location') ?? ''
    await blobs.append(location.split('/').at(-1) ?? '', new Blob(['abc']).stream(), 3)
    const head = await tus('HEAD', location)
    expect(head.headers.get('upload-offset')).toBe('3')
    expect(publishedOf(head).asset.path).toBe('/a.txt')
    expect(publishedOf(await tus('HEAD', location))).toEqual(publishedOf(head))
  })

  it('names nothing once what it published is gone', async () => {
    const { begin, tus, request } = await testApp()
    const answer = await begin({ path: '/a.txt' }, 3, 'abc')
    await request(publishedOf(answer).asset.url, { method: 'DELETE' })
    const head = await tus('HEAD', answer.headers.get('location') ?? '')
    expect(head.headers.get('upload-offset')).toBe('3')
    expect(head.headers.has('hangar-published')).toBe(false)
  })

  it('can be given up', async () => {
    const { begin, tus } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 4)).headers.get('location') ?? ''
    expect((await tus('DELETE', location)).status).toBe(204)
    expect((await tus('HEAD', location)).status).toBe(404)
    expect((await tus('PATCH', location, { 'upload-offset': '0' }, 'abcd')).status).toBe(404)
  })
})

describe('an upload with more bytes than it announced', () => {
  const tooMany = { 'upload-offset': '1', 'content-length': '6' }

  it('is refused unread when the request says so, and goes on', async () => {
    const { begin, tus, read, request } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 4, 'a')).headers.get('location') ?? ''
    const refused = await request(location, {
      method: 'PATCH',
      headers: { 'tus-resumable': TUS_VERSION, 'content-type': TUS_CONTENT_TYPE, ...tooMany },
      body: new ReadableStream(),
      duplex: 'half',
    } as RequestInit)
    expect(await bodyOf(refused)).toMatchObject({ code: ERRORS.invalid_request.code })
    expect(await stateOf(tus, location)).toEqual([200, '1', null])
    await tus('PATCH', location, { 'upload-offset': '1' }, 'bcd')
    expect(await livePaths(read)).toEqual(['/a.txt'])
  })

  it('is refused when it shows, keeps none of the bytes, and goes on', async () => {
    const { begin, tus, read } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 4, 'a')).headers.get('location') ?? ''
    const refused = await tus('PATCH', location, { 'upload-offset': '1' }, 'bcdefg')
    expect(refused.status).toBe(400)
    expect(await stateOf(tus, location)).toEqual([200, '1', null])
    expect(await livePaths(read)).toEqual([])
    const last = await tus('PATCH', location, { 'upload-offset': '1' }, 'bcd')
    expect(publishedOf(last).asset.size).toBe(4)
  })

  it.each<Record<string, string>>([{}, { 'content-length': '10' }])(
    'does not begin, or is not published: %j',
    async (given) => {
      const { tus, read, catalog } = await testApp()
      const answer = await tus(
        'POST',
        '/api/uploads',
        {
          'upload-length': '5',
          'upload-metadata': tusMetadata({ service: 'white-beagle', path: '/a.txt' }),
          ...given,
        },
        '0123456789',
      )
      expect(answer.status).toBe(400)
      const begun = await catalog.expiredUploads(Number.MAX_SAFE_INTEGER)
      expect(begun).toHaveLength('content-length' in given ? 0 : 1)
      for (const sid of begun) {
        expect(await stateOf(tus, `/api/uploads/${sid}`)).toEqual([200, '0', null])
      }
      expect(await livePaths(read)).toEqual([])
    },
  )
})

/** A PATCH that has brought two bytes of four and brings no more. */
async function stalled() {
  const app = await testApp()
  const location = (await app.begin({ path: '/a.txt' }, 4)).headers.get('location') ?? ''
  const line = new TransformStream<Uint8Array, Uint8Array>()
  const dead = app.request(location, {
    method: 'PATCH',
    headers: {
      'tus-resumable': TUS_VERSION,
      'content-type': TUS_CONTENT_TYPE,
      'upload-offset': '0',
    },
    body: line.readable,
    duplex: 'half',
  } as RequestInit)
  const sender = line.writable.getWriter()
  await sender.write(new TextEncoder().encode('ab'))
  await expect.poll(() => stateOf(app.tus, location)).toEqual([200, '2', null])
  return { ...app, location, dead, sender }
}

describe('an upload whose connection is dead', () => {
  it('tells its offset at once, and disturbs nobody by it', async () => {
    const { tus, location, dead, sender } = await stalled()
    expect(await stateOf(tus, location)).toEqual([200, '2', null])
    await sender.write(new TextEncoder().encode('cd'))
    await sender.close()
    expect(publishedOf(await dead).asset.path).toBe('/a.txt')
  })

  it('goes on by a newer request, from the bytes that came', async () => {
    const { tus, location, dead, request } = await stalled()
    const answer = await tus('PATCH', location, { 'upload-offset': '2' }, 'cd')
    expect(answer.status).toBe(204)
    const { asset } = publishedOf(answer)
    expect(await text(await request(asset.links.content))).toBe('abcd')
    expect(await bodyOf(await dead)).toMatchObject({ code: ERRORS.upload_busy.code })
  })

  it('can be given up', async () => {
    const { tus, location, dead, blobs } = await stalled()
    expect((await tus('DELETE', location)).status).toBe(204)
    expect((await dead).status).toBe(423)
    expect(await blobs.listStaged()).toEqual([])
    expect((await stateOf(tus, location))[0]).toBe(404)
  })

  it('is never broken off while it is published; asking waits for that', async () => {
    const memory = createMemoryBlobs()
    const sealing = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const seal: typeof memory.seal = async (id) => {
      begun.resolve()
      await sealing.promise
      return memory.seal(id)
    }
    const { begin, tus } = await testApp({ blobs: { ...memory, seal } })
    const location = (await begin({ path: '/a.txt' }, 2)).headers.get('location') ?? ''
    const published = tus('PATCH', location, { 'upload-offset': '0' }, 'ab')
    await begun.promise
    const asked = tus('HEAD', location)
    const again = tus('PATCH', location, { 'upload-offset': '0' }, 'ab')
    sealing.resolve()
    expect(publishedOf(await asked)).toEqual(publishedOf(await published))
    expect((await published).status).toBe(204)
    expect(await bodyOf(await again)).toMatchObject({ code: ERRORS.offset_conflict.code })
  })
})

describe('before the first byte', () => {
  it('refuses what is too large, saying the limit', async () => {
    const { begin } = await testApp({ maxAssetBytes: 10 })
    const answer = await begin({ path: '/a.txt' }, 11)
    expect(await bodyOf(answer)).toMatchObject({
      code: ERRORS.too_large.code,
      status: 413,
      message: expect.stringContaining('up to 10') as string,
      more_info: `/errors/${ERRORS.too_large.code}`,
    })
  })

  test.each([
    [{ path: 'a;b.txt' }, 'path_invalid'],
    [{ path: '' }, 'invalid_request'],
    [{ path: '/a.txt', visibility: 'hidden' }, 'invalid_request'],
    [{ path: '/a.txt', service: 'nobody' }, 'not_found'],
  ] as const)('refuses %j as %s', async (metadata, entry) => {
    const { begin } = await testApp()
    const answer = await begin(metadata, 1)
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS[entry].code })
  })

  it('wants tus 1.0.0 and a length', async () => {
    const { request, tus } = await testApp()
    const old = await request('/api/uploads', { method: 'POST' })
    expect([old.status, old.headers.get('tus-version')]).toEqual([412, '1.0.0'])
    expect((await tus('POST', '/api/uploads')).status).toBe(400)
  })

  it('tells what it speaks', async () => {
    const { request } = await testApp()
    const answer = await request('/api/uploads', { method: 'OPTIONS' })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('tus-extension')).toBe(
      'creation,creation-with-upload,termination,expiration,checksum',
    )
    expect(answer.headers.get('tus-checksum-algorithm')).toBe('sha256,sha1')
    expect(answer.headers.get('tus-max-size')).toBe(String(1024 * 1024))
  })
})

describe('when the catalog has no room', () => {
  it('says so, to uploads and to every other change', async () => {
    const memory = createMemoryCatalog()
    let full = false
    const commit: typeof memory.commit = async (draft) => {
      if (full) throw new CatalogFull()
      return memory.commit(draft)
    }
    const { publish, begin, send } = await testApp({ catalog: { ...memory, commit } })
    const { asset } = await publish('/a.txt')
    full = true
    const operations = [{ op: 'visibility', asset_sid: asset.sid, visibility: 'private' }]
    const toggled = await send('POST', '/api/services/white-beagle/changes', { operations })
    for (const answer of [toggled, await begin({ path: '/b.txt' }, 1, 'b')]) {
      expect(await bodyOf(answer)).toMatchObject({ code: 71011, status: 507 })
      expect(answer.status).toBe(507)
    }
  })
})

describe('names', () => {
  it('drops the marker and makes the asset private', async () => {
    const { publish } = await testApp()
    const { asset } = await publish('/assets/star_destroyer.private.jpg')
    expect(asset).toMatchObject({
      path: '/assets/star_destroyer.jpg',
      visibility: 'private',
      public_url: null,
    })
  })

  it('lets an explicit visibility win over the marker', async () => {
    const { publish } = await testApp()
    const { asset } = await publish('/a.private.jpg', 'x', { visibility: 'public' })
    expect(asset).toMatchObject({ path: '/a.jpg', visibility: 'public' })
  })
})

describe('when the path is taken', () => {
  it('fails unless told otherwise', async () => {
    const { publish, begin } = await testApp()
    await publish('/a.txt', 'old')
    const answer = await begin({ path: '/a.txt' }, 3, 'new')
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.path_taken.code })
  })

  it('replaces: same asset, same URL, new version; private stays private', async () => {
    const { publish } = await testApp()
    const before = (await publish('/a.txt', 'old', { visibility: 'private' })).asset
    const { asset } = await publish('/a.txt', 'newer', { if_exists: 'replace' })
    expect(asset).toMatchObject({ sid: before.sid, visibility: 'private', size: 5 })
    expect(asset.version_sid).not.toBe(before.version_sid)
    expect(asset.date_created).toBe(before.date_created)
  })

  it('keeps both under the first free number', async () => {
    const { publish, read } = await testApp()
    await publish('/a.txt')
    await publish('/a.txt', 'x', { if_exists: 'keep_both' })
    await publish('/a.txt', 'y', { if_exists: 'keep_both' })
    expect(await livePaths(read)).toEqual(['/a-2.txt', '/a-3.txt', '/a.txt'])
  })
})
