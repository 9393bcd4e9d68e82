import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PackedOutcome } from '../../../../contract/packs.ts'
import { ERRORS, type ErrorName } from '../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import { type PostPack, createPackTransport } from './sending/pack-transport.ts'
import type { Transport } from './sending/transport.ts'
import { browserTimers } from './timers.ts'
import { DESTINATION, chosen, published } from './upload-samples.ts'
import { type UploadQueue, createUploadQueue } from './upload-queue.ts'

// The queue with packs: what concerns one file concerns all that are with it.

/** A pack on its way. */
interface Post {
  names: string[]
  keys: string[]
  onAllSent: () => void
  publish: () => void
  fail: (error: Error) => void
}

let posts: Post[]
let underWay: number
let mostUnderWay: number
let queue: UploadQueue

const post: PostPack = async (_, pack, { signal, onAllSent }) => {
  const list = JSON.parse((await pack.text()).split('\n')[0] ?? '') as Record<string, string>[]
  const { promise, resolve, reject } = Promise.withResolvers<PackedOutcome[]>()
  signal.addEventListener('abort', () => reject(new Unreachable()))
  const names = list.map(({ path = '' }) => path)
  const outcomes = names.map((name): PackedOutcome => {
    return { status: 'published', published: published(name) }
  })
  underWay += 1
  mostUnderWay = Math.max(mostUnderWay, underWay)
  posts.push({
    names,
    keys: list.map(({ key = '' }) => key),
    onAllSent,
    publish: () => resolve(outcomes),
    fail: reject,
  })
  return promise.finally(() => (underWay -= 1))
}

const large: Transport = {
  send: () => new Promise(() => {}),
  ask: async () => null,
  giveUp: () => {},
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  posts = []
  underWay = 0
  mostUnderWay = 0
  queue = createUploadQueue({
    transport: createPackTransport(large, post, browserTimers),
    lookUp: async () => [],
    digest: async () => 'f'.repeat(64),
    sample: async () => 'sample',
    random: () => 0.5,
    breathe: async () => {},
  })
})
afterEach(() => vi.useRealTimers())

/** Files of so many bytes each, chosen and sent off. */
async function upload(sizes: number[]): Promise<void> {
  const files = sizes.map((size, index) => chosen(`${index}.png`, { size }))
  await queue.choose(files, DESTINATION)
  await queue.submit({ maxAssetBytes: 1024 ** 3 })
  await settled()
}
const many = (count: number, size = 10) => Array.from({ length: count }, () => size)
// Reading a file takes turns that a fake clock knows nothing of.
const settled = async (ms = 0) => {
  for (let turns = 0; turns < 5; turns += 1) {
    await vi.advanceTimersByTimeAsync(turns === 0 ? ms : 0)
    await new Blob(['a turn']).arrayBuffer()
  }
}
const publishAll = async () => {
  for (const each of posts.splice(0)) each.publish()
  await settled()
}
const tally = () => {
  const kinds: Record<string, number> = {}
  for (const { state } of queue.store.all()) kinds[state.kind] = (kinds[state.kind] ?? 0) + 1
  return kinds
}
const refusal = (name: ErrorName) => {
  const { code, status } = ERRORS[name]
  return new ApiError({ code, status, message: 'No.', more_info: '' })
}

describe('small files', () => {
  it('go fifty to a request, never in more requests at once than there are places', async () => {
    await upload(many(1000))
    let requests = 0
    while (posts.length > 0) {
      requests += posts.length
      await publishAll()
    }
    expect(tally()).toEqual({ published: 1000 })
    expect(requests).toBe(20)
    expect(mostUnderWay).toBeLessThanOrEqual(5)
  })

  it('of mixed sizes fill their requests too, and keep to the places', async () => {
    const sizes = Array.from({ length: 400 }, (_, index) => 200 + ((index * 7919) % 65_000))
    await upload(sizes)
    let requests = 0
    while (posts.length > 0) {
      requests += 1
      posts.shift()?.publish()
      await settled()
    }
    expect(tally()).toEqual({ published: 400 })
    const ideal = sizes.reduce((sum, size) => sum + size) / (512 * 1024)
    expect(requests).toBeLessThan(1.4 * ideal)
    expect(mostUnderWay).toBeLessThanOrEqual(5)
  })

  it('fill requests behind large ones that were chosen before them', async () => {
    await upload([...many(10, 2 * 1024 ** 2), ...many(100)])
    expect(posts.map(({ names }) => names.length)).toEqual([50])
    await publishAll()
    expect(posts.map(({ names }) => names.length)).toEqual([50])
  })
})

describe('all of a pack', () => {
  it('pauses and goes on, without one file lost or sent under another key', async () => {
    await upload(many(60))
    const keys = posts.flatMap((each) => each.keys)
    posts = []
    queue.pauseAll()
    await settled()
    expect(tally()).toEqual({ paused: 60 })
    expect(posts, 'nobody rides again').toEqual([])
    queue.resumeAll()
    await settled()
    expect(posts.flatMap((each) => each.keys).toSorted()).toEqual(keys.toSorted())
    await publishAll()
    expect(tally()).toEqual({ published: 60 })
  })

  it('is cancelled, and told of as what may be published once all was sent', async () => {
    await upload(many(3))
    posts[0]?.onAllSent()
    queue.cancelAll()
    await settled()
    expect([...queue.store.all()].map(({ state }) => state)).toEqual(
      many(3).map(() => ({ kind: 'cancelled', mayBePublished: true })),
    )
    expect(posts).toHaveLength(1)
  })

  it('waits for someone to sign in, and goes together then', async () => {
    await upload(many(60))
    for (const each of posts.splice(0)) each.fail(refusal('not_authenticated'))
    await settled(60_000)
    expect(posts).toEqual([])
    expect(tally()).toEqual({ waiting: 60 })
    queue.wake()
    await settled()
    await publishAll()
    await publishAll()
    expect(tally()).toEqual({ published: 60 })
  })

  it('is tried again after a mistake of the server, in few requests at once', async () => {
    await upload(many(150))
    for (const each of posts.splice(0)) each.fail(refusal('internal'))
    await settled()
    expect(tally()).toEqual({ waiting: 150 })
    for (let second = 0; second < 20; second += 1) {
      await settled(1000)
      await publishAll()
    }
    expect(tally()).toEqual({ published: 150 })
    expect(mostUnderWay).toBeLessThanOrEqual(5)
  })

  it('waits for a server that is away', async () => {
    await upload(many(60))
    for (const each of posts.splice(0)) each.fail(new Unreachable())
    await settled()
    expect(tally()).toEqual({ waiting: 60 })
    for (let second = 0; second < 20; second += 1) {
      await settled(1000)
      await publishAll()
    }
    expect(tally()).toEqual({ published: 60 })
  })

  it('fails with what the server says of the whole request', async () => {
    await upload(many(3))
    posts[0]?.fail(refusal('storage_full'))
    await settled()
    expect(tally()).toEqual({ failed: 3 })
  })
})
