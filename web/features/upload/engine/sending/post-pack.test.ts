import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ERRORS } from '../../../../../contract/errors.ts'
import { PACK_CONTENT_TYPE } from '../../../../../contract/pack-type.ts'
import { ApiError, Unreachable } from '../../../../api/errors.ts'
import type { Timers } from '../timers.ts'
import { target } from '../upload-samples.ts'
import { createPostPack } from './post-pack.ts'

/** As much of the browser's as the transport uses; the test is the server. */
class FakeRequest extends EventTarget {
  readonly upload = new EventTarget()
  readonly headers: Record<string, string> = {}
  opened = ''
  sent: Blob | null = null
  status = 0
  responseText = ''
  open(method: string, url: URL) {
    this.opened = `${method} ${url.href}`
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: Blob) {
    this.sent = body
    requests.push(this)
  }
  abort() {
    this.dispatchEvent(new Event('abort'))
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body)
    this.dispatchEvent(new Event('load'))
  }
}

let requests: FakeRequest[]
/** The alarms that are set, by how long they are. */
let alarms: Map<() => void, number>
const timers: Timers = {
  now: () => 0,
  after(ms, ring) {
    alarms.set(ring, ms)
    return () => void alarms.delete(ring)
  },
}
let controller: AbortController
let allSent: number

beforeEach(() => {
  requests = []
  alarms = new Map()
  controller = new AbortController()
  allSent = 0
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
})
afterEach(() => vi.unstubAllGlobals())

const pack = new Blob(['[]\n'], { type: PACK_CONTENT_TYPE })

/** Posts a pack; its answer, and the request the server has got. */
function post() {
  const outcomes = createPostPack('http://hangar.test', timers)(target(), pack, {
    signal: controller.signal,
    onAllSent: () => void (allSent += 1),
  })
  outcomes.catch(() => {})
  const [request] = requests
  if (!request) throw new Error('nothing was sent')
  return { outcomes, request }
}

describe('posting a pack', () => {
  it('names place and type, and gives what became of each file', async () => {
    const { outcomes, request } = post()
    const { service, environment } = target()
    expect(request.opened).toBe(
      `POST http://hangar.test/api/services/${service}/files?environment=${environment}`,
    )
    expect(request.headers).toEqual({ 'content-type': PACK_CONTENT_TYPE })
    expect(request.sent).toBe(pack)
    request.answer(200, { outcomes: [{ status: 'apart' }] })
    await expect(outcomes).resolves.toEqual([{ status: 'apart' }])
    expect(alarms.size, 'no alarm is left').toBe(0)
  })

  it('tells when all was sent, from when on the server may take its time', () => {
    const { request } = post()
    const quiet = [...alarms.values()]
    request.upload.dispatchEvent(new Event('progress'))
    expect([...alarms.values()]).toEqual(quiet)
    expect(allSent).toBe(0)
    request.upload.dispatchEvent(new Event('load'))
    expect(allSent).toBe(1)
    expect(Math.max(...alarms.values())).toBeGreaterThan(Math.max(...quiet))
  })

  it.each([
    [413, ERRORS.too_large.code],
    [401, ERRORS.not_authenticated.code],
    [507, ERRORS.storage_full.code],
  ])('passes a refusal on: %i', async (status, code) => {
    const { outcomes, request } = post()
    request.answer(status, { code, message: 'No.', more_info: '', status })
    await expect(outcomes).rejects.toMatchObject({ code, status })
    await expect(outcomes).rejects.toBeInstanceOf(ApiError)
  })

  it.each([502, 503, 504])('takes a proxy’s %i for nobody there', async (status) => {
    const { outcomes, request } = post()
    request.answer(status, '<html>Bad gateway</html>')
    await expect(outcomes).rejects.toBeInstanceOf(Unreachable)
  })

  it.each(['<html>Sign in to the network</html>', 'null', '{}'])(
    'believes nothing of an answer that is none of Hangar’s: %s',
    async (body) => {
      const { outcomes, request } = post()
      request.answer(200, body)
      await expect(outcomes).resolves.toEqual([])
    },
  )

  it('is lost with the line', async () => {
    const { outcomes, request } = post()
    request.dispatchEvent(new Event('error'))
    await expect(outcomes).rejects.toBeInstanceOf(Unreachable)
    expect(alarms.size).toBe(0)
  })

  it('gives up a line on which nothing moves', async () => {
    const { outcomes } = post()
    for (const ring of alarms.keys()) ring()
    await expect(outcomes).rejects.toBeInstanceOf(Unreachable)
  })

  it('ends when it is not wanted any more', async () => {
    const { outcomes } = post()
    controller.abort()
    await expect(outcomes).rejects.toBeInstanceOf(Unreachable)
    expect(alarms.size).toBe(0)
  })
})
