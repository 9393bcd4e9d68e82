import { beforeEach, describe, expect, it } from 'vitest'
import type { PackedOutcome } from '../../../../../contract/packs.ts'
import { ERRORS } from '../../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../../api/errors.ts'
import { UploadFailure } from '../failure-reasons.ts'
import type { QueuedFile, UploadTarget } from '../queued-file.ts'
import type { Timers } from '../timers.ts'
import { STATES, chosen, published, queued, target } from '../upload-samples.ts'
import { type PostPack, createPackTransport } from './pack-transport.ts'
import { type SendWatch, Stopped, type Transport } from './transport.ts'

/** A request as the server gets it, which the test answers. */
interface Posted {
  place: Parameters<PostPack>[0]
  names: string[]
  list: Record<string, unknown>[]
  bytes: string
  signal: AbortSignal
  onAllSent: () => void
  answer: (outcomes: PackedOutcome[]) => void
  fail: (error: Error) => void
}

let posts: Posted[]
let alone: string[]

beforeEach(() => {
  posts = []
  alone = []
  alarms = new Set()
  clock = 0
  transport = createPackTransport(aloneTransport, post, timers)
})

const aloneTransport: Transport = {
  send: async ({ id }) => {
    alone.push(id)
    return published(`/${id}`)
  },
  ask: async () => null,
  giveUp: () => {},
}

const post: PostPack = async (place, pack, { signal, onAllSent }) => {
  const [line = '', bytes = ''] = (await pack.text()).split('\n')
  const list = JSON.parse(line) as Posted['list']
  const { promise, resolve, reject } = Promise.withResolvers<PackedOutcome[]>()
  signal.addEventListener('abort', () => reject(new Unreachable()))
  const names = list.map(({ path }) => String(path))
  posts.push({ place, names, list, bytes, signal, onAllSent, answer: resolve, fail: reject })
  return promise
}

/** Alarms that the test rings. */
let alarms: Set<() => void>
let clock: number
const timers: Timers = {
  now: () => clock,
  after(_, ring) {
    alarms.add(ring)
    return () => void alarms.delete(ring)
  },
}
const ringAll = () => {
  for (const ring of alarms) ring()
}

let transport: Transport

/** Sends a file of so many bytes; `stop` aborts it. */
function send(id: string, known: Partial<QueuedFile> = {}, size = 3) {
  const controller = new AbortController()
  const heard: string[] = []
  const watch: SendWatch = {
    signal: controller.signal,
    onBegun: () => void heard.push('begun'),
    onAcknowledged: () => void heard.push('acknowledged'),
    onMeasured: () => void heard.push('measured'),
    onMayArrive: () => void heard.push('may arrive'),
    onAllSent: () => void heard.push('all sent'),
  }
  const file = { file: chosen(`${id}.png`, { size }), target: target(`/${id}`), ...known }
  const sent = transport.send(queued(id, STATES.sending, file), watch)
  // Who stops a file looks no further at what became of it.
  sent.catch(() => {})
  return { sent, heard, stop: (how: Stopped['how']) => controller.abort(new Stopped(how)) }
}

/** On a share of the network that is gone. */
function neverRead(): File {
  const bytes = new File(['xxx'], 'b.png', { type: 'image/png' })
  bytes.arrayBuffer = () => new Promise(() => {})
  return bytes
}

const done = (names: string[]): PackedOutcome[] =>
  names.map((name) => ({ status: 'published', published: published(name) }))
const requests = async (count: number) => {
  await expect.poll(() => posts.length).toBe(count)
  return posts
}
const last = async (count: number) => {
  const newest = (await requests(count)).at(-1)
  if (!newest) throw new Error('nothing was posted')
  return newest
}
const sizes = (some: Posted[]) =>
  some.map(({ names }) => names.length).toSorted((one, other) => one - other)
const share = (size: number, known: Partial<QueuedFile> = {}) =>
  transport.shareOf?.(queued('a', STATES.waiting, { file: chosen('a', { size }), ...known }))

/** Sends the next pack, which takes so long; how much a file of 64 KiB fills of the one after it. */
async function sendPack(ms: number): Promise<number | undefined> {
  const files = ['x', 'y'].map((id) => send(id, {}, 60_000))
  const request = await last(posts.length + 1)
  clock += ms
  request.answer(done(request.names))
  await Promise.all(files.map(({ sent }) => sent))
  return share(64 * 1024)
}

describe('small files', () => {
  it('share a request when they are sent in one turn, each with what it asks for', async () => {
    const place: UploadTarget = {
      ...target('/b'),
      visibility: 'private',
      ifExists: 'keep_both',
    }
    const files = [
      send('a', { key: 'k'.repeat(32) }),
      send('b', { target: place, sha256: 'f'.repeat(64) }, 5),
    ]
    const request = await last(1)
    expect(request.place).toMatchObject({
      service: place.service,
      environment: place.environment,
    })
    expect(request.list).toEqual([
      {
        path: '/a',
        visibility: 'public',
        size: 3,
        if_exists: 'fail',
        content_type: 'image/png',
        key: 'k'.repeat(32),
      },
      {
        path: '/b',
        visibility: 'private',
        size: 5,
        if_exists: 'keep_both',
        content_type: 'image/png',
        sha256: 'f'.repeat(64),
      },
    ])
    expect(request.bytes).toBe('xxxxxxxx')
    request.onAllSent()
    request.answer(done(['/a', '/b']))
    const ends = await Promise.all(files.map(({ sent }) => sent))
    expect(ends.map(({ asset }) => asset.path)).toEqual(['/a', '/b'])
    expect(files.map(({ heard }) => heard)).toEqual([
      ['may arrive', 'all sent'],
      ['may arrive', 'all sent'],
    ])
  })

  it('go to each Environment by themselves', async () => {
    send('a')
    send('b', { target: { ...target('/b'), environment: `ZE${'9'.repeat(32)}` } })
    expect((await requests(2)).map(({ names }) => names)).toEqual([['/a'], ['/b']])
  })

  it('fill a request by their number and their bytes, and then the next one', async () => {
    for (let file = 0; file < 60; file += 1) send(`n${file}`)
    expect(sizes(await requests(2))).toEqual([10, 50])
    for (let file = 0; file < 9; file += 1) send(`s${file}`, {}, 64 * 1024)
    expect(sizes((await requests(7)).slice(2))).toEqual([1, 2, 2, 2, 2])
  })

  it('take as much of a connection as they fill of a request', () => {
    expect(share(3)).toBeCloseTo(1 / 50)
    expect(share(64 * 1024)).toBeCloseTo(1 / 2)
    expect(share(64 * 1024 + 1)).toBe(1)
    expect(share(3, { uploadUrl: '/api/uploads/HU1' })).toBe(1)
  })

  it('fill larger requests on a fast line, and smaller ones on a slow line', async () => {
    expect(await sendPack(100)).toBeCloseTo(1 / 4)
    expect(await sendPack(100)).toBeCloseTo(1 / 8)
    expect(await sendPack(100)).toBeCloseTo(1 / 8)
    expect(await sendPack(60_000)).toBeCloseTo(1 / 4)
    expect(await sendPack(100)).toBeCloseTo(1 / 8)
    clock += 10_000
    expect(share(64 * 1024), 'the line may be another one by then').toBeCloseTo(1 / 2)
  })

  it('fare each by its own outcome', async () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((id) => send(id))
    const { code, status } = ERRORS.path_taken
    const request = await last(1)
    request.answer([
      ...done(['/a']),
      { status: 'failed', failure: { code, status, message: 'No.', more_info: '' } },
      { status: 'apart' },
      { status: 'published', published: null },
    ])
    const ends = await Promise.allSettled(files.map(({ sent }) => sent))
    const [a, b, c, d, e] = ends.map((end) =>
      end.status === 'fulfilled' ? end.value : end.reason,
    )
    expect(a).toMatchObject({ asset: { path: '/a' } })
    expect(b).toBeInstanceOf(ApiError)
    expect(b).toMatchObject({ code })
    expect(c).toMatchObject({ asset: { path: '/c' } })
    expect(alone).toEqual(['c'])
    for (const unsaid of [d, e]) {
      expect(unsaid).toBeInstanceOf(UploadFailure)
      expect(unsaid).toMatchObject({ reason: { code: 'unconfirmed' } })
    }
  })

  it('are all lost with their request', async () => {
    const files = [send('a'), send('b')]
    ;(await last(1)).fail(new Unreachable())
    for (const { sent } of files) await expect(sent).rejects.toThrow(Unreachable)
  })

  it.each([400, 404, 413])('go alone when a pack is refused as such: %i', async (status) => {
    const files = [send('a'), send('b')]
    const failure = { code: 20001, status, message: 'No.', more_info: '' }
    ;(await last(1)).fail(new ApiError(failure))
    await Promise.all(files.map(({ sent }) => sent))
    expect(alone).toEqual(['a', 'b'])
  })

  it('fail together when the server is full', async () => {
    const files = [send('a'), send('b')]
    const { code, status } = ERRORS.storage_full
    ;(await last(1)).fail(new ApiError({ code, status, message: 'No.', more_info: '' }))
    for (const { sent } of files) await expect(sent).rejects.toMatchObject({ status })
    expect(alone).toEqual([])
  })

  it('do not keep the others from being sent when one cannot be read', async () => {
    const bytes = new File(['gone'], 'b.png')
    bytes.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotFoundError'))
    const [a, b] = [send('a'), send('b', { file: chosen('b.png', { bytes }) })]
    const request = await last(1)
    expect(request.names).toEqual(['/a'])
    request.answer(done(['/a']))
    await expect(a.sent).resolves.toMatchObject({ asset: { path: '/a' } })
    await expect(b.sent).rejects.toMatchObject({ reason: { code: 'unreadable' } })
  })

  it('are not sent when they have grown since they were chosen', async () => {
    const { sent } = send('a', { file: { ...chosen('a.png', { size: 3 }), size: 2 } })
    await expect(sent).rejects.toMatchObject({ reason: { code: 'unreadable' } })
    expect(posts).toEqual([])
  })

  it('wait a while for one that is slow to read, which then goes alone', async () => {
    const [a, b] = [send('a'), send('b', { file: chosen('b.png', { bytes: neverRead() }) })]
    await expect.poll(() => alarms.size).toBe(1)
    ringAll()
    const request = await last(1)
    expect(request.names).toEqual(['/a'])
    request.answer(done(['/a']))
    await Promise.all([a.sent, b.sent])
    expect(alone).toEqual(['b'])
    expect(alarms.size).toBe(0)
  })

  it('do not wait for one that is slow to read when it is cancelled', async () => {
    const [, b] = [send('a'), send('b', { file: chosen('b.png', { bytes: neverRead() }) })]
    b.stop('cancelled')
    expect((await last(1)).names).toEqual(['/a'])
    expect(alarms.size).toBe(0)
  })
})

describe('a file that is stopped', () => {
  it('stops its request, and the others get on the next one', async () => {
    const [a, b, c] = [send('a'), send('b'), send('c')]
    const first = await last(1)
    a.stop('paused')
    expect(first.signal.aborted).toBe(true)
    await expect(a.sent).rejects.toThrow(Stopped)
    const second = await last(2)
    expect(second.names).toEqual(['/b', '/c'])
    second.onAllSent()
    second.answer(done(['/b', '/c']))
    await Promise.all([b.sent, c.sent])
    expect(a.heard).toEqual(['may arrive'])
  })

  it('is not sent when that comes before its request', async () => {
    const [a, b] = [send('a'), send('b')]
    a.stop('cancelled')
    expect((await last(1)).names).toEqual(['/b'])
    await expect(a.sent).rejects.toThrow(Stopped)
    expect([a.heard, b.heard]).toEqual([[], ['may arrive']])
  })

  it('leaves a request alone of which all was sent, whose answer the others wait for', async () => {
    const [a, b] = [send('a'), send('b')]
    const request = await last(1)
    request.onAllSent()
    a.stop('cancelled')
    expect(request.signal.aborted).toBe(false)
    request.answer(done(['/a', '/b']))
    await expect(b.sent).resolves.toMatchObject({ asset: { path: '/b' } })
    await expect(a.sent).rejects.toThrow(Stopped)
    expect(posts).toHaveLength(1)
  })

  it('ends a request that nobody wants any more', async () => {
    const files = [send('a'), send('b')]
    await requests(1)
    for (const { stop } of files) stop('cancelled')
    for (const { sent } of files) await expect(sent).rejects.toThrow(Stopped)
    await new Promise((later) => setTimeout(later))
    expect(posts).toHaveLength(1)
  })
})

describe('what goes alone', () => {
  it('is what is large, or begun already', async () => {
    await send('large', {}, 64 * 1024 + 1).sent
    await send('begun', { uploadUrl: '/api/uploads/HU1' }).sent
    expect(alone).toEqual(['large', 'begun'])
    expect(posts).toEqual([])
  })
})
