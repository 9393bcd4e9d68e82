import { describe, expect, it, test } from 'vitest'
import { ERRORS, type ErrorName } from '../../contract/errors.ts'
import { fetchSchema, type CreateFetch, type Fetch } from '../../contract/fetches.ts'
import { createApp, type AppDeps } from '../app.ts'
import { StorageFull } from '../blobs/port.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { Fetches } from '../fetching/fetches.ts'
import { RemoteFailed, RemoteTooSlow, UrlRefused } from '../fetching/port.ts'
import { bodyOf, livePaths, testApp } from '../testing/test-app.ts'
import { testFiles } from '../testing/test-files.ts'

const FETCHES = '/api/services/white-beagle/fetches'
const FALCON = 'https://files.example/falcon.png'
const KEY = 'a-key-of-the-client'

async function world(overrides: Partial<AppDeps> = {}) {
  const files = testFiles()
  const app = await testApp({ remoteFiles: files.remoteFiles, ...overrides })
  const post = (asked: Partial<CreateFetch>, query = '') =>
    app.send('POST', `${FETCHES}${query}`, { url: FALCON, path: '/falcon.png', ...asked })
  const start = async (asked: Partial<CreateFetch> = {}, query = '') => {
    const answer = await post(asked, query)
    expect(answer.status).toBe(201)
    return fetchSchema.parse(await answer.json())
  }
  const now = async ({ url }: Pick<Fetch, 'url'>) => fetchSchema.parse(await app.read(url))
  const ended = async (fetch: Fetch) => {
    const running = ['fetching', 'publishing']
    await expect.poll(async () => running.includes((await now(fetch)).status)).toBe(false)
    return now(fetch)
  }
  const cancel = ({ url }: Fetch) => app.request(url, { method: 'DELETE' })
  const nothingLeft = async () => {
    expect(await app.blobs.listStaged()).toEqual([])
    const { rows } = await app.catalog.listUploads(app.service.sid, { limit: 1 })
    expect(rows).toEqual([])
  }
  return { ...app, ...files, post, start, now, ended, cancel, nothingLeft }
}

const failureOf = (entry: ErrorName, message = '') => ({
  code: ERRORS[entry].code,
  status: ERRORS[entry].status,
  message: expect.stringContaining(message) as string,
  more_info: `/errors/${ERRORS[entry].code}`,
})

describe('a fetch', () => {
  it('ends with the file published, by the same rules as an upload', async () => {
    const { put, start, ended, request, read, nothingLeft, service } = await world()
    put(FALCON, 'bytes', { size: 5, contentType: 'text/html', name: 'other.png' })
    const begun = await start({ path: '/assets/falcon.private.png' })
    expect(begun).toMatchObject({
      service_sid: service.sid,
      environment_sid: service.environments[0]?.sid,
      source_url: FALCON,
      path: '/assets/falcon.png',
      status: 'fetching',
      received: 0,
      published: null,
      failure: null,
      url: `/api/services/${service.sid}/fetches/${begun.sid}`,
    })
    const fetch = await ended(begun)
    expect(fetch).toMatchObject({
      status: 'published',
      received: 5,
      size: 5,
      failure: null,
      published: {
        asset: {
          path: '/assets/falcon.png',
          visibility: 'private',
          size: 5,
          content_type: 'image/png',
        },
        change: { kind: 'upload', actor: 'tester', entry_count: 1 },
      },
    })
    const content = await request(fetch.published?.asset.links.content ?? '')
    expect(await content.text()).toBe('bytes')
    expect(await livePaths(read)).toEqual(['/assets/falcon.png'])
    await nothingLeft()
  })

  it('tells how much has been staged meanwhile', async () => {
    const { putSlow, start, now, ended } = await world()
    const falcon = putSlow(FALCON, { size: 6 })
    const begun = await start()
    await falcon.write('abc')
    await expect.poll(() => now(begun)).toMatchObject({ received: 3, size: 6 })
    await falcon.write('def')
    await falcon.end()
    expect(await ended(begun)).toMatchObject({ status: 'published', received: 6 })
  })

  it('takes a visibility, an Environment and what is told of the type', async () => {
    const { put, start, ended, send } = await world()
    await send('POST', '/api/services/white-beagle/environments', {
      unique_name: 'dev',
      domain_suffix: 'dev',
    })
    put(FALCON, 'bytes', { contentType: 'text/markdown; charset=utf-8' })
    const asked = { path: '/readme', visibility: 'protected' } as const
    const { published, environment_sid } = await ended(await start(asked, '?environment=dev'))
    expect(published?.asset).toMatchObject({
      path: '/readme',
      visibility: 'protected',
      content_type: 'text/markdown; charset=utf-8',
      environment_sid,
    })
  })

  it('takes its name from the site, below a folder', async () => {
    const { put, start, ended } = await world()
    put(FALCON, 'bytes', { name: 'The  Falcon (1).private.png' })
    const begun = await start({ path: '/assets/' })
    expect(begun.path).toBe('/assets/')
    const { path, published } = await ended(begun)
    expect(path).toBe('/assets/The-Falcon-1.png')
    expect(published?.asset).toMatchObject({ path, visibility: 'private' })
  })

  it('keeps both, or replaces what is there', async () => {
    const { publish, put, start, ended } = await world()
    const { asset } = await publish('/falcon.png', 'old')
    put(FALCON, 'new')
    const kept = await ended(await start({ if_exists: 'keep_both' }))
    expect(kept.published?.asset.path).toBe('/falcon-2.png')
    put(FALCON, 'newer')
    const replaced = await ended(await start({ if_exists: 'replace' }))
    expect(replaced.published?.asset).toMatchObject({ sid: asset.sid, size: 5 })
  })
})

describe('a fetch that cannot be', () => {
  test.each([
    [{ url: 'ftp://files.example/' }, 'url_refused'],
    [{ url: 'https://me:secret@files.example/' }, 'url_refused'],
    [{ url: 'falcon.png' }, 'url_refused'],
    [{ url: '' }, 'invalid_request'],
    [{ url: undefined }, 'invalid_request'],
    [{ path: '/a;b.png' }, 'path_invalid'],
    [{ path: '/a;b/' }, 'path_invalid'],
    [{ path: '/../' }, 'path_invalid'],
    [{ path: '' }, 'invalid_request'],
    [{ key: 'short' }, 'invalid_request'],
    [{ path: '/taken.png' }, 'path_taken'],
  ] as const)('is refused at once: %j as %s', async (asked, entry) => {
    const { publish, post, opened } = await world()
    await publish('/taken.png')
    const answer = await post(asked)
    expect(await bodyOf(answer)).toMatchObject(failureOf(entry))
    expect(answer.status).toBe(ERRORS[entry].status)
    expect(opened).toEqual([])
  })

  it('has a URL that is too long', async () => {
    const { post } = await world()
    const answer = await post({ url: `https://files.example/${'a'.repeat(8000)}` })
    expect(await bodyOf(answer)).toMatchObject(failureOf('url_refused', '8022 characters'))
  })

  it('is none of a Service or an Environment that is not there', async () => {
    const { post, send, request, start, put } = await world()
    expect((await post({}, '?environment=none')).status).toBe(404)
    await send('POST', '/api/services', { unique_name: 'other' })
    put(FALCON, 'bytes')
    const { sid } = await start()
    for (const url of [
      `/api/services/other/fetches/${sid}`,
      `${FETCHES}/HF${'0'.repeat(32)}`,
    ]) {
      expect((await request(url)).status).toBe(404)
      expect((await request(url, { method: 'DELETE' })).status).toBe(404)
    }
  })
})

describe('a fetch that fails', () => {
  test.each([
    ['url_refused', new UrlRefused('files.example is not on the public internet')],
    ['url_failed', new RemoteFailed('files.example answered 404')],
    ['url_timeout', new RemoteTooSlow('files.example has sent nothing')],
    ['storage_full', new StorageFull()],
  ] as const)('with %s says so, and leaves nothing', async (entry, error) => {
    const { putSlow, start, now, ended, nothingLeft, read } = await world()
    const falcon = putSlow(FALCON)
    const begun = await start()
    await falcon.write('abc')
    await expect.poll(async () => (await now(begun)).received).toBe(3)
    await falcon.break(error)
    const message = error instanceof StorageFull ? '' : error.message
    expect(await ended(begun)).toMatchObject({
      status: 'failed',
      received: 3,
      published: null,
      failure: failureOf(entry, message),
    })
    await nothingLeft()
    expect(await livePaths(read)).toEqual([])
  })

  it('before its site answers says so', async () => {
    const { start, ended } = await world()
    const { failure } = await ended(await start())
    expect(failure).toEqual(failureOf('url_failed', 'files.example answered 404'))
  })

  it('is larger than the server takes: told before a byte, or as soon as they are too many', async () => {
    const { put, putSlow, start, ended, nothingLeft } = await world({ maxAssetBytes: 10 })
    const huge = putSlow(FALCON, { size: 5e12 })
    const early = await ended(await start())
    expect(early.failure).toEqual(failureOf('too_large', '5000000000000 bytes'))
    expect(huge.isCancelled()).toBe(true)
    put(FALCON, '0123456789a')
    const late = await ended(await start())
    expect(late.failure).toEqual(failureOf('too_large', 'more than 10 bytes'))
    await nothingLeft()
  })

  it('is not whole: never published', async () => {
    const { put, start, ended, read, nothingLeft } = await world()
    put(FALCON, '01234', { size: 10 })
    const { failure } = await ended(await start())
    expect(failure).toEqual(failureOf('url_failed', 'sent 5 of 10 bytes'))
    put(FALCON, '0123456789', { size: 5 })
    expect((await ended(await start())).failure).toEqual(
      failureOf('url_failed', 'more than the 5'),
    )
    expect(await livePaths(read)).toEqual([])
    await nothingLeft()
  })

  it('finds no room on the disk before a byte is read', async () => {
    const blobs = { ...createMemoryBlobs(), room: async () => 4 }
    const { put, start, ended } = await world({ blobs })
    put(FALCON, '01234', { size: 5 })
    expect((await ended(await start())).failure).toEqual(
      failureOf('storage_full', 'room for 4'),
    )
  })

  it('finds its path taken meanwhile, or its Service gone', async () => {
    const { publish, putSlow, start, ended, nothingLeft, now, ...rest } = await world()
    const { catalog, blobs, service } = rest
    const one = putSlow(FALCON)
    const first = await start()
    await publish('/falcon.png', 'faster')
    await one.end()
    expect((await ended(first)).failure).toEqual(failureOf('path_taken'))
    await nothingLeft()
    const other = putSlow(FALCON)
    const second = await start({ path: '/b.png' })
    await expect.poll(async () => (await now(second)).path).toBe('/b.png')
    await catalog.deleteService(service.sid)
    await other.end()
    await expect.poll(() => blobs.listStaged()).toEqual([])
  })

  it('without a name anywhere asks for one', async () => {
    const { put, start, ended } = await world()
    put(FALCON, 'bytes')
    const { failure } = await ended(await start({ path: '/assets/' }))
    expect(failure).toEqual(failureOf('path_invalid', 'below /assets/'))
  })

  it('by a mistake of ours is told under the request that began it', async () => {
    const errors: unknown[] = []
    const catalog = { ...createMemoryCatalog(), commit: () => Promise.reject(new Error('oh')) }
    const onError = (error: unknown, { url }: Request) => void errors.push([error, url])
    const { put, start, ended, nothingLeft } = await world({ catalog, onError })
    put(FALCON, 'bytes')
    expect((await ended(await start())).failure).toEqual(failureOf('internal'))
    expect(errors).toEqual([[new Error('oh'), `http://localhost:4000${FETCHES}`]])
    await nothingLeft()
  })
})

describe('cancelling', () => {
  it('ends the connection and drops the bytes', async () => {
    const { putSlow, start, now, cancel, nothingLeft } = await world()
    const falcon = putSlow(FALCON)
    const begun = await start()
    await falcon.write('abc')
    await expect.poll(async () => (await now(begun)).received).toBe(3)
    expect((await cancel(begun)).status).toBe(204)
    expect(await now(begun)).toMatchObject({ status: 'cancelled', received: 3, failure: null })
    expect(falcon.isCancelled()).toBe(true)
    await nothingLeft()
    expect((await cancel(begun)).status).toBe(204)
  })

  it('ends one that waits for its turn', async () => {
    const { putSlow, start, cancel, now, opened } = await world({
      fetches: new Fetches({ atOnce: 1 }),
    })
    putSlow(FALCON)
    await start()
    const waiting = await start({ path: '/b.png' })
    expect((await cancel(waiting)).status).toBe(204)
    expect(await now(waiting)).toMatchObject({ status: 'cancelled', received: 0 })
    expect(opened).toEqual([FALCON])
  })

  it('comes too late for one that is being published', async () => {
    const memory = createMemoryBlobs()
    const sealing = Promise.withResolvers<void>()
    const seal: typeof memory.seal = async (id) => {
      await sealing.promise
      return memory.seal(id)
    }
    const { put, start, now, cancel } = await world({ blobs: { ...memory, seal } })
    put(FALCON, 'bytes')
    const begun = await start()
    await expect.poll(() => now(begun)).toMatchObject({ status: 'publishing', received: 5 })
    const cancelled = cancel(begun)
    sealing.resolve()
    expect((await cancelled).status).toBe(204)
    expect((await now(begun)).status).toBe('published')
  })

  it('is what the end of the process does to all', async () => {
    const { putSlow, start, now, nothingLeft, fetches } = await world()
    putSlow(FALCON)
    const begun = await start()
    await expect.poll(async () => (await now(begun)).path).toBe('/falcon.png')
    await fetches.close()
    expect((await now(begun)).status).toBe('cancelled')
    await nothingLeft()
  })
})

describe('a key', () => {
  it('finds the fetch that is under way, and the one that has published', async () => {
    const { putSlow, start, ended, opened } = await world()
    const falcon = putSlow(FALCON)
    const [first, second] = await Promise.all([start({ key: KEY }), start({ key: KEY })])
    expect(second.sid).toBe(first.sid)
    await falcon.end()
    const published = await ended(first)
    expect(await start({ key: KEY })).toEqual(published)
    expect(opened).toEqual([FALCON])
  })

  it('stands for one file: another URL, path or way to bring it is refused', async () => {
    const { put, start, ended, post, begin } = await world()
    put(FALCON, 'bytes')
    put('https://files.example/other.png', 'other')
    await ended(await start({ key: KEY }))
    const uploaded = 'a-key-of-an-upload'
    await begin({ path: '/up.png', key: uploaded }, 2, 'up')
    for (const other of [
      { url: 'https://files.example/other.png', path: '/falcon.png', key: KEY },
      { url: FALCON, path: '/elsewhere.png', key: KEY },
      { url: FALCON, path: '/up.png', key: uploaded },
    ]) {
      expect(await bodyOf(await post(other))).toMatchObject({
        code: ERRORS.invalid_request.code,
        message: expect.stringContaining('Use a new key') as string,
      })
    }
  })

  it('begins anew what has failed', async () => {
    const { put, start, ended } = await world()
    const first = await ended(await start({ key: KEY }))
    expect(first.status).toBe('failed')
    put(FALCON, 'bytes')
    const second = await ended(await start({ key: KEY }))
    expect(second.status).toBe('published')
    expect(second.sid).not.toBe(first.sid)
  })

  it('finds what a former process has published, and publishes nothing twice', async () => {
    const { put, start, ended, opened, read, ...deps } = await world()
    put(FALCON, 'bytes')
    const asked = { key: KEY, if_exists: 'keep_both' } as const
    const { published } = await ended(await start(asked))
    const app = createApp({ ...deps, fetches: new Fetches() })
    const ask = async (path: string, init: RequestInit) => {
      const headers = { 'x-test-user': 'tester', 'content-type': 'application/json' }
      return fetchSchema.parse(await (await app.request(path, { ...init, headers })).json())
    }
    const body = JSON.stringify({ url: FALCON, path: '/falcon.png', ...asked })
    const found = await ask(FETCHES, { method: 'POST', body })
    expect(found).toMatchObject({ status: 'published', received: 5, size: 5, published })
    expect(await ask(found.url, {})).toEqual(found)
    expect(opened).toEqual([FALCON])
    expect(await livePaths(read)).toEqual(['/falcon.png'])
    // Once that is altered, there is nothing to name, as with uploads.
    await deps.request(published?.asset.url ?? '', { method: 'DELETE' })
    const later = createApp({ ...deps, fetches: new Fetches() })
    const headers = { 'x-test-user': 'tester', 'content-type': 'application/json' }
    const answer = await later.request(FETCHES, { method: 'POST', body, headers })
    expect(await answer.json()).toMatchObject({
      status: 'published',
      published: null,
      failure: null,
    })
  })

  it('takes the place of an upload that was not published', async () => {
    const { begin, put, start, ended, nothingLeft } = await world()
    await begin({ path: '/falcon.png', key: KEY }, 10, 'half')
    put(FALCON, 'bytes')
    expect((await ended(await start({ key: KEY }))).status).toBe('published')
    await nothingLeft()
  })
})
