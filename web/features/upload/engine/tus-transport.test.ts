import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'
import type * as Tus from 'tus-js-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ERRORS, type ErrorName } from '../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import { UploadFailure, localReason } from './failure-reasons.ts'
import type { SendWatch, Transport } from './transport.ts'
import { createTusTransport } from './tus-transport.ts'
import { chosen, published, target } from './upload-samples.ts'

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
let watch: SendWatch & { acknowledged: number[]; allSent: number }
let controller: AbortController

beforeEach(() => {
  calls = []
  controller = new AbortController()
  const heard = { acknowledged: [] as number[], allSent: 0 }
  watch = Object.assign(heard, {
    signal: controller.signal,
    onAcknowledged: (bytes: number) => void heard.acknowledged.push(bytes),
    onAllSent: () => void (heard.allSent += 1),
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
function transport(known: { retryDelays?: number[] } = {}): Transport {
  return createTusTransport({
    endpoint: 'http://hangar.test/api/uploads',
    chunkSize: 64,
    retryDelays: [],
    load: async () => (await import(BROWSER_BUILD)) as typeof Tus,
    httpStack: fakeStack(),
    ...known,
  })
}

const send = (known = {}) =>
  transport(known).send(chosen('a.png', { size: 50 }), target(), watch)

describe('a file of one part', () => {
  it('goes with its creation, in one request, and resolves with what is published', async () => {
    server = tusServer(50)
    const file = chosen('logo.png', { size: 50 })
    await expect(transport().send(file, target(), watch)).resolves.toEqual(answer)
    expect(calls).toMatchObject([
      { method: 'POST', url: 'http://hangar.test/api/uploads', bytes: 50 },
    ])
    expect(watch.acknowledged).toEqual([50])
    expect(watch.allSent).toBeGreaterThan(0)
  })

  it('names service, environment, path, visibility, type and what to do when the path is taken', async () => {
    server = tusServer(50)
    const goal = {
      ...target('/assets/é.png'),
      visibility: 'private',
      ifExists: 'keep_both',
    } as const
    await transport().send(chosen('é.png', { size: 50 }), goal, watch)
    expect(metadataOf(calls[0])).toEqual({
      service: goal.service,
      environment: goal.environment,
      path: '/assets/é.png',
      visibility: 'private',
      if_exists: 'keep_both',
      content_type: 'image/png',
    })
  })

  it('sends no visibility when it replaces, so that a private asset stays private', async () => {
    server = tusServer(50)
    const goal = { ...target(), ifExists: 'replace' } as const
    await transport().send(chosen('logo.png', { size: 50 }), goal, watch)
    expect(metadataOf(calls[0])).toMatchObject({ path: goal.path, if_exists: 'replace' })
    expect(metadataOf(calls[0])).not.toHaveProperty('visibility')
  })

  it('leaves the type to the server when the browser has none', async () => {
    server = tusServer(50)
    await transport().send(chosen('x', { size: 50, contentType: '' }), target(), watch)
    expect(metadataOf(calls[0])).not.toHaveProperty('content_type')
  })

  it('may be empty', async () => {
    server = tusServer(0)
    const file = chosen('empty.txt', { bytes: new Blob([]), size: 0 })
    await expect(transport().send(file, target(), watch)).resolves.toEqual(answer)
    expect(calls[0]?.headers['Upload-Length']).toBe('0')
  })
})

describe('a file of several parts', () => {
  it('is created first, then sent in parts, and acknowledged part by part', async () => {
    server = tusServer(150)
    const file = chosen('long.mp3', { size: 150 })
    await expect(transport().send(file, target(), watch)).resolves.toEqual(answer)
    expect(calls.map(({ method, bytes }) => [method, bytes])).toEqual([
      ['POST', 0],
      ['PATCH', 64],
      ['PATCH', 64],
      ['PATCH', 22],
    ])
    expect(watch.acknowledged).toEqual([0, 64, 128, 150])
  })

  it('goes on from where the server is after a broken line', async () => {
    vi.useFakeTimers()
    const steady = tusServer(150)
    server = (call) => (calls.length === 3 ? 'broken' : steady(call))
    const sending = transport({ retryDelays: [1000] }).send(
      chosen('long.mp3', { size: 150 }),
      target(),
      watch,
    )
    await vi.waitFor(() => expect(methods()).toEqual(['POST', 'PATCH', 'PATCH']))
    await vi.advanceTimersByTimeAsync(1000)
    await expect(sending).resolves.toEqual(answer)
    expect(methods()).toEqual(['POST', 'PATCH', 'PATCH', 'HEAD', 'PATCH', 'PATCH'])
    expect(watch.acknowledged).toEqual([0, 64, 64, 128, 150])
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
    const sending = transport().send(chosen('a.png', { size: 50 }), target(), watch)
    await expect(sending).rejects.toMatchObject({ reason: localReason('unconfirmed') })
    await expect(sending).rejects.toBeInstanceOf(UploadFailure)
  })
})

describe('failures', () => {
  it.each<ErrorName>([
    'too_large',
    'path_taken',
    'path_invalid',
    'storage_full',
    'not_authenticated',
  ])('%s is told at once, not tried again', async (name) => {
    server = () => refusal(name)
    const sending = send({ retryDelays: [0, 0] })
    await expect(sending).rejects.toMatchObject({ code: ERRORS[name].code, message: 'No.' })
    await expect(sending).rejects.toBeInstanceOf(ApiError)
    expect(calls).toHaveLength(1)
  })

  it.each<ErrorName>(['internal', 'upload_busy', 'offset_conflict'])(
    '%s is tried again, as often as there are delays',
    async (name) => {
      server = () => refusal(name)
      await expect(send({ retryDelays: [0, 0] })).rejects.toBeInstanceOf(ApiError)
      expect(calls).toHaveLength(3)
    },
  )

  it('a server that cannot be reached is Unreachable in the end', async () => {
    server = () => 'broken'
    await expect(send({ retryDelays: [0] })).rejects.toBeInstanceOf(Unreachable)
    expect(calls).toHaveLength(2)
  })

  it('is not tried again while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    server = () => 'broken'
    await expect(send({ retryDelays: [0] })).rejects.toBeInstanceOf(Unreachable)
    expect(calls).toHaveLength(1)
    vi.unstubAllGlobals()
  })

  it('a file that can’t be read is named so before anything is sent', async () => {
    const bytes = new Blob(['x'])
    bytes.slice = () => {
      throw new DOMException('gone', 'NotFoundError')
    }
    const sending = transport().send(chosen('a.png', { bytes, size: 1 }), target(), watch)
    await expect(sending).rejects.toMatchObject({ reason: localReason('unreadable') })
    expect(calls).toEqual([])
  })

  it('the client’s own code may be out of reach', async () => {
    const lost = createTusTransport({
      endpoint: 'http://hangar.test/api/uploads',
      chunkSize: 64,
      load: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    })
    lost.prepare?.()
    await expect(lost.send(chosen('a.png'), target(), watch)).rejects.toBeInstanceOf(
      Unreachable,
    )
  })
})

describe('abort', () => {
  it('rejects with its reason and ends the upload on the server', async () => {
    const steady = tusServer(150)
    server = (call) => (calls.length === 3 ? 'silent' : steady(call))
    const sending = transport().send(chosen('a.mp3', { size: 150 }), target(), watch)
    await vi.waitFor(() => expect(calls).toHaveLength(3))
    controller.abort()
    await expect(sending).rejects.toBe(controller.signal.reason)
    await vi.waitFor(() => expect(calls.at(-1)).toMatchObject({ method: 'DELETE' }))
    expect(calls.at(-1)?.url).toBe('http://hangar.test/api/uploads/HU1')
  })

  it('asks again while the server is busy with the part that was cut off', async () => {
    let refusals = 2
    server = ({ method }) => {
      if (method === 'PATCH') return 'silent'
      if (method === 'DELETE') return refusals-- > 0 ? refusal('upload_busy') : { status: 204 }
      return { status: 201, headers: { Location: '/api/uploads/HU1' } }
    }
    const sending = transport({ retryDelays: [0, 0, 0] }).send(
      chosen('b.bin', { size: 200 }),
      target(),
      watch,
    )
    await vi.waitFor(() => expect(methods()).toContain('PATCH'))
    controller.abort(new Error('cancelled'))
    await expect(sending).rejects.toThrow('cancelled')
    await vi.waitFor(() =>
      expect(methods()).toEqual(['POST', 'PATCH', 'DELETE', 'DELETE', 'DELETE']),
    )
  })

  it('before the first request prevents it', async () => {
    server = tusServer(50)
    const sending = transport().send(chosen('a.png', { size: 50 }), target(), watch)
    controller.abort()
    await expect(sending).rejects.toBe(controller.signal.reason)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(calls).toEqual([])
  })

  it('after the end does nothing', async () => {
    server = tusServer(50)
    await transport().send(chosen('a.png', { size: 50 }), target(), watch)
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
