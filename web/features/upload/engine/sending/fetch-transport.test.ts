import { beforeEach, expect, it, vi } from 'vitest'
import type { Fetch } from '../../../../../contract/fetches.ts'
import { ApiError, Unreachable } from '../../../../api/errors.ts'
import { linkedFile } from '../chosen-file.ts'
import { localReason } from '../failure-reasons.ts'
import { type FetchOrder, createFetchTransport } from './fetch-transport.ts'
import type { Timers } from '../timers.ts'
import type { SendWatch } from './transport.ts'
import { DESTINATION, STATES, published, queued, target } from '../upload-samples.ts'

const URL_OF_IT = '/api/services/ZS1/fetches/HF1'
const file = queued('a', STATES.sending, {
  file: linkedFile('https://example.com/falcon.jpg', 'falcon.jpg'),
  target: target('/assets/falcon.jpg'),
  key: 'k'.repeat(32),
})
const begun: Fetch = {
  sid: `HF${'1'.repeat(32)}`,
  service_sid: DESTINATION.serviceSid,
  environment_sid: DESTINATION.sid,
  source_url: 'https://example.com/falcon.jpg',
  path: '/assets/falcon.jpg',
  status: 'fetching',
  received: 0,
  size: null,
  published: null,
  failure: null,
  date_created: '2026-11-27T00:00:00.000Z',
  url: URL_OF_IT,
}
// Time passes at once.
const timers: Timers = {
  now: () => 0,
  after(_, act) {
    setTimeout(act)
    return () => {}
  },
}

let answers: (Partial<Fetch> | Error)[]
let orders: FetchOrder[]
let cancelled: string[]
let controller: AbortController
let watch: SendWatch

const transport = createFetchTransport(
  {
    begin: async (_, order) => {
      orders.push(order)
      return begun
    },
    read: async () => {
      const answer = answers.shift() ?? {}
      if (answer instanceof Error) throw answer
      return { ...begun, ...answer }
    },
    cancel: async (url) => void cancelled.push(url),
  },
  timers,
)

beforeEach(() => {
  answers = []
  orders = []
  cancelled = []
  controller = new AbortController()
  watch = {
    signal: controller.signal,
    onBegun: vi.fn<(url: string) => void>(),
    onAcknowledged: vi.fn<(bytes: number) => void>(),
    onMeasured: vi.fn<(size: number) => void>(),
    onMayArrive: vi.fn<() => void>(),
    onAllSent: vi.fn<() => void>(),
  }
})

it('follows the server until it has published what it fetched', async () => {
  const done = published()
  answers = [
    { received: 40, size: 100 },
    { status: 'publishing', received: 100, size: 100 },
    { status: 'published', received: 100, size: 100, published: done },
  ]
  await expect(transport.send(file, watch)).resolves.toBe(done)
  expect(orders).toEqual([
    {
      url: 'https://example.com/falcon.jpg',
      path: '/assets/falcon.jpg',
      visibility: 'public',
      if_exists: 'fail',
      key: file.key,
    },
  ])
  expect(watch.onBegun).toHaveBeenCalledWith(URL_OF_IT)
  expect(vi.mocked(watch.onAcknowledged).mock.calls).toEqual([[0], [40], [100]])
  expect(watch.onMeasured).toHaveBeenCalledWith(100)
  expect(watch.onAllSent).toHaveBeenCalledOnce()
})

it('fails with what the server says', async () => {
  const failure = { code: 71022, message: 'It answered 404.', more_info: '', status: 422 }
  answers = [{ status: 'failed', failure }]
  const sending = transport.send(file, watch)
  await expect(sending).rejects.toBeInstanceOf(ApiError)
  await expect(sending).rejects.toMatchObject({ message: 'It answered 404.' })
})

it('tells what was cancelled elsewhere', async () => {
  answers = [{ status: 'cancelled' }]
  await expect(transport.send(file, watch)).rejects.toMatchObject({
    reason: localReason('fetch_cancelled'),
  })
})

it('believes nothing published of which the server names nothing', async () => {
  answers = [{ status: 'published' }]
  await expect(transport.send(file, watch)).rejects.toMatchObject({
    reason: localReason('unconfirmed'),
  })
})

it('has the server stop what was cancelled before it had answered', async () => {
  const sending = transport.send(file, watch)
  controller.abort(new Error('enough'))
  await expect(sending).rejects.toThrow('enough')
  expect(cancelled).toEqual([URL_OF_IT])
})

it('passes on that nobody answers', async () => {
  answers = [new Unreachable()]
  await expect(transport.send(file, watch)).rejects.toBeInstanceOf(Unreachable)
})

it('has the server stop when it is cancelled', async () => {
  answers = [{}, {}, {}]
  const sending = transport.send(file, watch)
  await vi.waitFor(() => expect(watch.onBegun).toHaveBeenCalled())
  controller.abort(new Error('enough'))
  await expect(sending).rejects.toThrow('enough')
  expect(cancelled).toEqual([URL_OF_IT])
  transport.giveUp({ ...file, uploadUrl: URL_OF_IT })
  expect(cancelled).toHaveLength(2)
})

it('asks how far a fetch of a former visit is', async () => {
  const left = { ...file, uploadUrl: URL_OF_IT }
  const done = published()
  answers = [{ received: 40 }, { status: 'published', received: 100, published: done }]
  expect(await transport.ask(left)).toEqual({ offset: 40, published: null })
  expect(await transport.ask(left)).toEqual({ offset: 100, published: done })
})

it('finds nothing where a fetch was given up, or is forgotten', async () => {
  const left = { ...file, uploadUrl: URL_OF_IT }
  const forgotten = new ApiError({ code: 20404, message: '', more_info: '', status: 404 })
  answers = [{ status: 'cancelled' }, forgotten, new Unreachable()]
  expect(await transport.ask(left)).toBeNull()
  expect(await transport.ask(left)).toBeNull()
  await expect(transport.ask(left)).rejects.toBeInstanceOf(Unreachable)
})
