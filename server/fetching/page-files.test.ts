import { describe, expect, test } from 'vitest'
import { createPageFiles } from './page-files.ts'
import { RemoteFailed, UrlRefused } from './port.ts'

const URL_OF_FALCON = new URL('http://console.example/falcon.png')
const never = new AbortController().signal

/** A page's fetch that answers so, and what it was asked for. */
function world(answer: () => Promise<Response>) {
  const asked: RequestInit[] = []
  const files = createPageFiles((_url, init) => {
    asked.push(init)
    return answer()
  })
  return { asked, files, open: () => files.open(URL_OF_FALCON, never) }
}

const answering = (body: BodyInit | null, init: ResponseInit) =>
  world(async () => new Response(body, init))

describe('files that a page may fetch', () => {
  test('come with what their answer tells', async () => {
    const { open, asked } = answering('bytes', {
      headers: {
        'content-type': 'image/png',
        'content-length': '5',
        'content-disposition': 'attachment; filename=other.png',
      },
    })
    const { body, ...told } = await open()
    expect(told).toEqual({ size: 5, contentType: 'image/png', name: 'other.png' })
    expect(await new Response(body).text()).toBe('bytes')
    expect(asked).toMatchObject([{ credentials: 'omit', referrerPolicy: 'no-referrer' }])
  })

  test('have no size where they came compressed, or nothing is said', async () => {
    const headers = { 'content-length': '5', 'content-encoding': 'gzip' }
    expect((await answering('bytes', { headers }).open()).size).toBeNull()
    expect((await answering('bytes', {}).open()).size).toBeNull()
    expect((await answering('bytes', {}).open()).name).toBe('falcon.png')
  })

  test.each([204, 304, 404, 500])('are none when the answer is %d', async (status) => {
    const failed = answering(null, { status }).open()
    await expect(failed).rejects.toThrow(RemoteFailed)
    await expect(failed).rejects.toThrow(`console.example answered ${status}`)
  })

  test('are none where the browser lets nothing be read', async () => {
    const { open } = world(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(open()).rejects.toThrow(RemoteFailed)
    await expect(open()).rejects.toThrow('CORS')
  })

  test('are none when they break, and say when nobody wants them', async () => {
    const broken = new ReadableStream({ pull: (line) => line.error(new TypeError('network')) })
    const { open } = world(async () => new Response(broken))
    await expect(new Response((await open()).body).text()).rejects.toThrow(RemoteFailed)

    const cancelled = Promise.withResolvers<unknown>()
    const endless = new ReadableStream({ cancel: cancelled.resolve })
    const { body } = await world(async () => new Response(endless)).open()
    await body.cancel('enough')
    expect(await cancelled.promise).toBe('enough')
  })

  test('end with the reason of their signal', async () => {
    const reason = new Error('no more')
    const stop = new AbortController()
    const files = createPageFiles(async (_url, { signal }) => {
      await new Promise((_, reject) => signal?.addEventListener('abort', reject))
      throw new Error('never')
    })
    const opened = files.open(URL_OF_FALCON, stop.signal)
    stop.abort(reason)
    await expect(opened).rejects.toBe(reason)
  })

  test('are those of http only', () => {
    const { files } = answering('', {})
    expect(() => files.check('file:///etc/passwd')).toThrow(UrlRefused)
    expect(files.check('http://127.0.0.1:5173/a.png').pathname).toBe('/a.png')
  })
})
