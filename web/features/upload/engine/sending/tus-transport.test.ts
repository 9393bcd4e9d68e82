import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'
import type * as Tus from 'tus-js-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ERRORS, type ErrorName } from '../../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { ChosenFile } from '../chosen-file.ts'
import type { QueuedFile } from '../queued-file.ts'
import { type SendWatch, Stopped, type Transport } from './transport.ts'
import { type TusTransportOptions, createTusTransport } from './tus-transport.ts'
import { STATES, chosen, published, queued, target } from '../upload-samples.ts'

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
}
interface Call {
  method: string
  url: string
  headers: Record<string, string>
  bytes: number
}
// Node would get the client's Node build, which sends no Blobs.
const BROWSER_BUILD: string = 'tus-js-client/lib.esm/browser/index.js'

/** What the server does with a request: an answer, a broken line, or nothing ever. */
type Server = (call: Call) => Answer | 'broken' | 'silent'

let server: Server
let calls: Call[]
let watch: SendWatch & { acknowledged: number[]; allSent: number; begun: string[] }
let controller: AbortController

beforeEach(() => {
  calls = []
  controller = new AbortController()
  const heard = { acknowledged: [] as number[], allSent: 0, begun: [] as string[] }
  watch = Object.assign(heard, {
    signal: controller.signal,
    onAcknowledged: (bytes: number) => void heard.acknowledged.push(bytes),
    onMayArrive: () => {},
    onAllSent: () => void (heard.allSent += 1),
    onBegun: (url: string) => void heard.begun.push(url),
    onMeasured: () => {},
  })
})
afterEach(() => vi.useRealTimers())

const answer = published()
const done = { 'Hangar-Published': JSON.stringify(answer) }
const refusal = (name: ErrorName): Answer => ({
  status: ERRORS[name].status,
  body: JSON.stringify({ ...ERRORS[name], message: 'No.', more_info: '' }),
})
const methods = () => calls.map(({ method }) => method)

/** A tus server of one upload that publishes it with the last byte. */
function tusServer(length: number): Server {
  let offset = 0
  return ({ method, bytes }) => {
    if (method === 'DELETE') return { status: 204 }
    offset += bytes
    const headers = {
      Location: '/api/uploads/HU1',
      'Upload-Offset': `${offset}`,
      'Upload-Length': `${length}`,
      ...(offset === length && method !== 'HEAD' && done),
    }
    return { status: method === 'POST' ? 201 : 204, headers }
  }
}

/** The real client, in its browser build, over a stack that asks `server`. */
function transport(known: Partial<TusTransportOptions> = {}): Transport {
  return createTusTransport({
    endpoint: 'http://hangar.test/api/uploads',
    parts: { first: 64, min: 64, max: 64 },
    load: async () => (await import(BROWSER_BUILD)) as typeof Tus,
    httpStack: fakeStack(),
    ...known,
  })
}

/** A file of so many bytes, on its way to `/assets/logo.png`. */
const sendable = (file: ChosenFile, known: Partial<QueuedFile> = {}) =>
  queued('a', STATES.sending, { file, target: target(), ...known })
const send = (size = 50, known: Partial<QueuedFile> = {}) =>
  transport().send(sendable(chosen('a.png', { size }), known), watch)

describe('a file of one part', () => {
  it('goes with its creation, in one request, and resolves with what is published', async () => {
    server = tusServer(50)
    await expect(send(50)).resolves.toEqual(answer)
    expect(calls).toMatchObject([
      { method: 'POST', url: 'http://hangar.test/api/uploads', bytes: 50 },
    ])
    expect(watch.acknowledged).toEqual([50])
    expect(watch.allSent).toBeGreaterThan(0)
  })

  it('names place, path, visibility, type, key, digest and what to do when the path is taken', async () => {
    server = tusServer(50)
    const goal = {
      ...target('/assets/é.png'),
      visibility: 'private',
      ifExists: 'keep_both',
    } as const
    await send(50, { target: goal, key: 'k'.repeat(32), sha256: 'f'.repeat(64) })
    expect(metadataOf(calls[0])).toEqual({
      service: goal.service,
      environment: goal.environment,
      path: '/assets/é.png',
      visibility: 'private',
      if_exists: 'keep_both',
      content_type: 'image/png',
      key: 'k'.repeat(32),
      sha256: 'f'.repeat(64),
    })
  })

  it('sends no visibility when it replaces, so that a private asset stays private', async () => {
    server = tusServer(50)
    const goal = { ...target(), ifExists: 'replace' } as const
    await send(50, { target: goal })
    expect(metadataOf(calls[0])).toMatchObject({ path: goal.path, if_exists: 'replace' })
    expect(metadataOf(calls[0])).not.toHaveProperty('visibility')
  })

  it('leaves the type to the server when the browser has none', async () => {
    server = tusServer(50)
    await transport().send(sendable(chosen('x', { size: 50, contentType: '' })), watch)
    expect(metadataOf(calls[0])).not.toHaveProperty('content_type')
  })

  it('may be empty', async () => {
    server = tusServer(0)
    const file = chosen('empty.txt', { bytes: new Blob([]), size: 0 })
    await expect(transport().send(sendable(file), watch)).resolves.toEqual(answer)
    expect(calls[0]?.headers['Upload-Length']).toBe('0')
  })
})

describe('a file of several parts', () => {
  it('is created first, then sent in parts, and acknowledged part by part', async () => {
    server = tusServer(150)
    await expect(send(150)).resolves.toEqual(answer)
    expect(calls.map(({ method, bytes }) => [method, bytes])).toEqual([
      ['POST', 0],
      ['PATCH', 64],
      ['PATCH', 64],
      ['PATCH', 22],
    ])
    expect(watch.acknowledged).toEqual([0, 64, 128, 150])
    expect(watch.begun).toEqual(['http://hangar.test/api/uploads/HU1'])
  })

  it('goes on with the upload it has, from where the server is', async () => {
    server = ({ method, bytes }) => ({
      status: method === 'HEAD' ? 200 : 204,
      headers: {
        'Upload-Offset': `${100 + bytes}`,
        'Upload-Length': '150',
        ...(method === 'PATCH' && done),
      },
    })
    const uploadUrl = 'http://hangar.test/api/uploads/HU1'
    await expect(send(150, { uploadUrl, acknowledged: 64 })).resolves.toEqual(answer)
    expect(calls.map(({ method, bytes }) => [method, bytes])).toEqual([
      ['HEAD', 0],
      ['PATCH', 50],
    ])
    expect(watch.acknowledged).toEqual([100, 150])
  })

  it('begins anew when the server has the upload no more', async () => {
    const fresh = tusServer(150)
    server = (call) => (call.method === 'HEAD' ? refusal('not_found') : fresh(call))
    const uploadUrl = 'http://hangar.test/api/uploads/HU0'
    await expect(send(150, { uploadUrl })).resolves.toEqual(answer)
    expect(methods()).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PATCH'])
  })

  it('fits the parts to the line', async () => {
    const KIB = 1024
    server = tusServer(1024 * KIB)
    const parts = { first: 128 * KIB, min: 64 * KIB, max: 512 * KIB }
    const file = sendable(chosen('a.bin', { size: 1024 * KIB }))
    await transport({ parts }).send(file, watch)
    expect(calls.map(({ bytes }) => bytes / KIB)).toEqual([0, 128, 256, 512, 128])
  })
})

describe('published', () => {
  it.each([
    ['no header', {}],
    ['a header that is not JSON', { 'Hangar-Published': '{' }],
    ['a header without an asset', { 'Hangar-Published': '{"change":{"sid":"HC1"}}' }],
  ])('is not believed with %s', async (_, headers) => {
    const steady = tusServer(50)
    server = (call) => {
      const { status, headers: given } = steady(call) as Answer
      const { 'Hangar-Published': _left, ...rest } = given ?? {}
      return { status, headers: { ...rest, ...headers } }
    }
    const sending = send(50)
    await expect(sending).rejects.toMatchObject({ reason: localReason('unconfirmed') })
    await expect(sending).rejects.toBeInstanceOf(UploadFailure)
  })
})

describe('failures', () => {
  it.each<ErrorName>(['too_large', 'path_taken', 'internal', 'upload_busy', 'offset_conflict'])(
    '%s is told as the server says it, and left to the queue',
    async (name) => {
      server = () => refusal(name)
      const sending = send()
      await expect(sending).rejects.toMatchObject({ code: ERRORS[name].code, message: 'No.' })
      await expect(sending).rejects.toBeInstanceOf(ApiError)
      expect(calls).toHaveLength(1)
    },
  )

  it('a server that cannot be reached is Unreachable', async () => {
    server = () => 'broken'
    await expect(send()).rejects.toBeInstanceOf(Unreachable)
    expect(calls).toHaveLength(1)
  })

  it('a line that is open but dead is Unreachable after a minute', async () => {
    vi.useFakeTimers()
    server = () => 'silent'
    const sending = send()
    const ended = sending.catch((error: unknown) => error)
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await ended).toBeInstanceOf(Unreachable)
  })

  it('a file that can’t be read is named so before anything is sent', async () => {
    const bytes = new Blob(['x'])
    bytes.slice = () => {
      throw new DOMException('gone', 'NotFoundError')
    }
    const sending = transport().send(sendable(chosen('a.png', { bytes, size: 1 })), watch)
    await expect(sending).rejects.toMatchObject({ reason: localReason('unreadable') })
    expect(calls).toEqual([])
  })

  it('the client’s own code may be out of reach', async () => {
    const lost = transport({
      load: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    })
    lost.prepare?.()
    const sending = lost.send(sendable(chosen('a.png')), watch)
    await expect(sending).rejects.toBeInstanceOf(Unreachable)
  })
})

/** Sends 150 bytes to a server that falls silent at the third request. */
const stopped = async (reason: unknown) => {
  const steady = tusServer(150)
  server = (call) => (calls.length === 3 ? 'silent' : steady(call))
  const sending = send(150)
  await vi.waitFor(() => expect(calls).toHaveLength(3))
  controller.abort(reason)
  await expect(sending).rejects.toBe(reason)
}

describe('abort', () => {
  it('rejects with its reason, and ends a cancelled upload on the server', async () => {
    await stopped(new Stopped('cancelled'))
    await vi.waitFor(() => expect(calls.at(-1)).toMatchObject({ method: 'DELETE' }))
    expect(calls.at(-1)?.url).toBe('http://hangar.test/api/uploads/HU1')
  })

  it('leaves a paused upload on the server', async () => {
    await stopped(new Stopped('paused'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(methods()).toEqual(['POST', 'PATCH', 'PATCH'])
  })

  it('before the first request prevents it', async () => {
    server = tusServer(50)
    const sending = send(50)
    controller.abort()
    await expect(sending).rejects.toBe(controller.signal.reason)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(calls).toEqual([])
  })

  it('after the end does nothing', async () => {
    server = tusServer(50)
    await send(50)
    controller.abort()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(methods()).toEqual(['POST'])
  })
})

function metadataOf(call: Call | undefined): Record<string, string> {
  const pairs = (call?.headers['Upload-Metadata'] ?? '').split(',')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', value = ''] = pair.split(' ')
      return [key, new TextDecoder().decode(Uint8Array.fromBase64(value))]
    }),
  )
}

function fakeStack(): HttpStack {
  return { getName: () => 'fake', createRequest }
}

function createRequest(method: string, url: string): HttpRequest {
  const headers: Record<string, string> = {}
  let onProgress: ((bytes: number) => void) | undefined
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => void (headers[name] = value),
    getHeader: (name) => headers[name],
    setProgressHandler: (handler) => void (onProgress = handler),
    abort: () => Promise.resolve(),
    getUnderlyingObject: () => null,
    send(body: Blob | null) {
      const call = { method, url, headers, bytes: body?.size ?? 0 }
      calls.push(call)
      const reply = server(call)
      if (reply === 'silent') return new Promise(() => {})
      if (reply === 'broken') return Promise.reject(new TypeError('network'))
      if (body) onProgress?.(body.size)
      return Promise.resolve(response(reply))
    },
  }
}

function response({ status, headers = {}, body = '' }: Answer): HttpResponse {
  const known = new Headers(headers)
  return {
    getStatus: () => status,
    getHeader: (name) => known.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => null,
  }
}

it('tells the server of another wish before it goes on, under the same key', async () => {
  const asked: [string, RequestInit][] = []
  server = () => ({
    status: 200,
    headers: { 'Upload-Offset': '50', 'Upload-Length': '50', ...done },
  })
  const request = async (url: string, init: RequestInit) => {
    asked.push([url, init])
    return new Response(null, { status: 201 })
  }
  const known = {
    uploadUrl: 'http://hangar.test/api/uploads/HU1',
    key: 'k'.repeat(32),
    target: { ...target(), ifExists: 'keep_both' as const },
  }
  const file = sendable(chosen('a.png', { size: 50 }), known)
  await expect(transport({ request }).send(file, watch)).resolves.toEqual(answer)
  expect(asked.map(([url, { method }]) => [method, url])).toEqual([
    ['POST', 'http://hangar.test/api/uploads'],
  ])
  expect(methods()).toEqual(['HEAD'])
})

it('ends an upload that is cancelled before the client is there', async () => {
  const asked: string[] = []
  const request = async (_: string, { method = '' }: RequestInit) => {
    asked.push(method)
    return new Response(null, { status: 204 })
  }
  const uploadUrl = 'http://hangar.test/api/uploads/HU1'
  const sending = transport({ request }).send(sendable(chosen('a.png'), { uploadUrl }), watch)
  controller.abort(new Stopped('cancelled'))
  await expect(sending).rejects.toBe(controller.signal.reason)
  expect(asked).toEqual(['DELETE'])
})

describe('an upload of a former visit', () => {
  const file = sendable(chosen('a.png'), { uploadUrl: 'http://hangar.test/api/uploads/HU1' })
  const asked: [string, RequestInit][] = []
  const over = (reply: () => Response | Promise<never>) =>
    transport({
      request: async (url, init) => {
        asked.push([url, init])
        return reply()
      },
    })

  it('tells how far it is, and what was published', async () => {
    const headers = { 'Upload-Offset': '40' }
    await expect(over(() => new Response(null, { headers })).ask(file)).resolves.toEqual({
      offset: 40,
      published: null,
    })
    const full = { ...headers, ...done }
    await expect(over(() => new Response(null, { headers: full })).ask(file)).resolves.toEqual({
      offset: 40,
      published: answer,
    })
  })

  it('may be gone', async () => {
    await expect(over(() => new Response('', { status: 404 })).ask(file)).resolves.toBeNull()
    await expect(transport().ask(sendable(chosen('a.png')))).resolves.toBeNull()
  })

  it('may be out of reach', async () => {
    const lost = over(() => Promise.reject(new TypeError('network')))
    await expect(lost.ask(file)).rejects.toBeInstanceOf(Unreachable)
  })

  it('is dropped when nobody wants it', () => {
    asked.length = 0
    over(() => new Response(null, { status: 204 })).giveUp(file)
    expect(asked).toMatchObject([[file.uploadUrl, { method: 'DELETE' }]])
  })
})
