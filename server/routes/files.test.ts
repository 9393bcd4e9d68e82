import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { publishedSchema, type Published } from '../../contract/uploads.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { bodyOf, livePaths, testApp } from '../testing/test-app.ts'

const FILES = '/api/services/white-beagle/files'

/** The app, and a PUT as curl -T sends it: with a length and no type. */
async function scripted(...overrides: Parameters<typeof testApp>) {
  const app = await testApp(...overrides)
  const put = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) => {
    const length = typeof body === 'string' ? { 'content-length': String(body.length) } : {}
    return app.request(FILES + path, {
      method: 'PUT',
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      headers: { ...length, ...headers },
      duplex: 'half',
    } as RequestInit)
  }
  const published = async (...given: Parameters<typeof put>): Promise<Published> => {
    const answer = await put(...given)
    expect(answer.status).toBe(201)
    return publishedSchema.parse(await bodyOf(answer))
  }
  return { ...app, put, published }
}

/** A body whose length nobody announces. */
function chunks(count: number, size: number): ReadableStream<Uint8Array> {
  let left = count
  return new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close()
      left -= 1
      controller.enqueue(new Uint8Array(size))
    },
  })
}

describe('a file that is PUT', () => {
  it('is published and served when the answer comes, which names asset and Change', async () => {
    const { published, request, read } = await scripted()
    const { asset, change } = await published('/assets/millennium_falcon.jpg', 'bytes')
    expect(asset).toMatchObject({
      path: '/assets/millennium_falcon.jpg',
      visibility: 'public',
      size: 5,
      content_type: 'image/jpeg',
    })
    expect(change).toMatchObject({ kind: 'upload', actor: 'tester', entry_count: 1 })
    expect(await (await request(asset.links.content)).text()).toBe('bytes')
    expect(await livePaths(read)).toEqual([asset.path])
  })

  it('may be empty, or come without a length', async () => {
    const { published } = await scripted()
    expect((await published('/empty.txt', '')).asset.size).toBe(0)
    expect((await published('/none.txt', null)).asset.size).toBe(0)
    expect((await published('/long.bin', chunks(3, 1000))).asset.size).toBe(3000)
  })

  it('has the type it is sent with, else that of its extension', async () => {
    const { published } = await scripted()
    const typeOf = async (path: string, headers?: Record<string, string>) =>
      (await published(path, 'x', headers)).asset.content_type
    expect(await typeOf('/a.txt')).toBe('text/plain')
    expect(await typeOf('/b.txt', { 'content-type': 'text/markdown' })).toBe('text/markdown')
    const untold = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await typeOf('/c.png', untold)).toBe('image/png')
  })

  it('takes names as curl writes them, markers and the query', async () => {
    const { published } = await scripted()
    const { asset: marked } = await published('/assets/plans.private.txt', 'x')
    expect(marked).toMatchObject({ path: '/assets/plans.txt', visibility: 'private' })
    const { asset: named } = await published('/m%C3%BCnchen%20%F0%9F%8E%89.txt', 'x')
    expect(named.path).toBe('/münchen-🎉.txt')
    const { asset } = await published('/a.txt?visibility=protected', 'x')
    expect(asset).toMatchObject({ path: '/a.txt', visibility: 'protected' })
  })

  it('takes the place of another only when told so', async () => {
    const { put, published, read } = await scripted()
    const { asset } = await published('/a.txt', 'old')
    expect(await bodyOf(await put('/a.txt', 'new'))).toMatchObject({
      code: ERRORS.path_taken.code,
    })
    const replaced = await published('/a.txt?if_exists=replace', 'newer')
    expect(replaced.asset).toMatchObject({ sid: asset.sid, size: 5 })
    await published('/a.txt?if_exists=keep_both', 'other')
    expect(await livePaths(read)).toEqual(['/a-2.txt', '/a.txt'])
  })

  it('goes to the Environment it is told', async () => {
    const { published, put, send } = await scripted()
    const environments = '/api/services/white-beagle/environments'
    const dev = await bodyOf<{ sid: string }>(
      await send('POST', environments, { unique_name: 'dev', domain_suffix: 'dev' }),
    )
    const { asset } = await published('/a.txt?environment=dev', 'x')
    expect(asset.environment_sid).toBe(dev.sid)
    expect((await put('/a.txt?environment=gone', 'x')).status).toBe(404)
  })
})

/** A body that tells whether anyone has begun to read it. */
function watched() {
  const seen = { read: false }
  const body = new ReadableStream<Uint8Array>(
    { pull: () => void (seen.read = true) },
    { highWaterMark: 0 },
  )
  return { seen, body }
}

const littleRoom = async () => 100

describe('a PUT that cannot be done', () => {
  it.each(['/', '/assets/'])('to %s says that the name is missing', async (path) => {
    const { put } = await scripted()
    const answer = await put(path, 'x')
    expect(await bodyOf(answer)).toMatchObject({
      code: ERRORS.path_invalid.code,
      message: expect.stringMatching(/ends with a slash.*curl -T adds it/) as string,
    })
  })

  it.each([
    ['/a;b.txt', ERRORS.path_invalid.code],
    ['/a.txt?visibility=hidden', ERRORS.invalid_request.code],
    ['/a.txt?if_exists=maybe', ERRORS.invalid_request.code],
  ])('to %s is refused', async (path, code) => {
    const { put, blobs } = await scripted()
    expect(await bodyOf(await put(path, 'x'))).toMatchObject({ code })
    expect(await blobs.listStaged()).toEqual([])
  })

  it('is refused unread when its length is too large, or more than the disk has', async () => {
    const memory = createMemoryBlobs()
    const { put } = await scripted({
      maxAssetBytes: 1000,
      blobs: { ...memory, room: littleRoom },
    })
    for (const [length, entry] of [
      ['1001', 'too_large'],
      ['101', 'storage_full'],
      ['ten', 'invalid_request'],
    ] as const) {
      const { body, seen } = watched()
      const answer = await put('/a.txt', body, { 'content-length': length })
      expect(await bodyOf(answer)).toMatchObject({ code: ERRORS[entry].code })
      expect(seen.read).toBe(false)
    }
  })

  it('is refused while it comes when nobody told that it is too large; nothing stays', async () => {
    const { put, blobs, read } = await scripted({ maxAssetBytes: 1000 })
    const answer = await put('/a.txt', chunks(11, 100))
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.too_large.code, status: 413 })
    expect(await blobs.listStaged()).toEqual([])
    expect(await livePaths(read)).toEqual([])
  })

  it('leaves nothing when the connection breaks', async () => {
    const errors: unknown[] = []
    const { put, blobs, read } = await scripted({ onError: (error) => void errors.push(error) })
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error('the line is dead')),
    })
    await put('/a.txt', broken)
    expect(errors).toEqual([new Error('the line is dead')])
    expect(await blobs.listStaged()).toEqual([])
    expect(await livePaths(read)).toEqual([])
  })
})
