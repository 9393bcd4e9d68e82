import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Published } from '../../../../contract/uploads.ts'
import { asset } from '../../../api/asset-samples.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import type { Digest, LookUp, TakenPath } from './checker.ts'
import type { ChosenFile } from './chosen-file.ts'
import type { QueuedFile } from './queued-file.ts'
import { type SendWatch, Stopped, type Transport } from './sending/transport.ts'
import { DESTINATION, chosen, published } from './upload-samples.ts'
import { type UploadQueue, createUploadQueue } from './upload-queue.ts'

/** One call of `send`, and the levers to end it. */
interface Sent {
  file: QueuedFile
  watch: SendWatch
  resolve: (published: Published) => void
  reject: (error: unknown) => void
}

const PLACE = { service: DESTINATION.serviceSid, environment: DESTINATION.sid }
const limits = { maxAssetBytes: 1000 }
let sent: Sent[]
let givenUp: (string | null)[]
let taken: TakenPath[]
let lookUp: LookUp
let digest: Digest
let queue: UploadQueue

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  sent = []
  givenUp = []
  taken = []
  lookUp = vi.fn<LookUp>(async (_, paths) => taken.filter(({ path }) => paths.includes(path)))
  digest = async () => 'f'.repeat(64)
  queue = newQueue()
})
afterEach(() => vi.useRealTimers())

const transport: Transport = {
  send(file, watch) {
    const { promise, resolve, reject } = Promise.withResolvers<Published>()
    sent.push({ file, watch, resolve, reject })
    return promise
  },
  ask: async () => null,
  giveUp: ({ uploadUrl }) => void givenUp.push(uploadUrl),
}

const newQueue = (known = {}) =>
  createUploadQueue({
    transport,
    lookUp: (...asked) => lookUp(...asked),
    digest: (...asked) => digest(...asked),
    sample: async () => 'sample',
    random: () => 0,
    breathe: async () => {},
    ...known,
  })

const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}.png`)
const upload = async (...files: (string | ChosenFile)[]) => {
  const each = files.map((file) => (typeof file === 'string' ? chosen(file) : file))
  await queue.choose(each, DESTINATION)
  await queue.submit(limits)
}
const files = () => [...queue.store.all()]
const kinds = () => files().map((file) => file.state.kind)
const idOf = (index: number) => files()[index]?.id ?? ''
const settled = () => vi.advanceTimersByTimeAsync(0)
const refusal = (code: number, status = 409) =>
  new ApiError({ code, status, message: 'No.', more_info: '' })
const fail = (index: number, error: unknown) => {
  sent[index]?.reject(error)
  return settled()
}
const done = (index: number) => {
  sent[index]?.resolve(published())
  return settled()
}
const servedAt = (path: string, known = {}): TakenPath => ({
  path,
  kind: 'asset',
  asset: { ...asset(path), size: 100, ...known },
})

describe('choosing', () => {
  it('asks and sends nothing yet', async () => {
    await queue.choose([chosen('a.png')], DESTINATION)
    expect(kinds()).toEqual(['chosen'])
    expect(lookUp).not.toHaveBeenCalled()
    expect(sent).toEqual([])
  })

  it('lets the same file be chosen twice, and taken back', async () => {
    const file = chosen('a.png')
    await queue.choose([file, file], DESTINATION)
    expect(new Set(files().map(({ id }) => id)).size).toBe(2)
    queue.remove(idOf(1))
    expect(kinds()).toEqual(['chosen'])
    queue.discardChosen()
    expect(kinds()).toEqual([])
  })

  it('begins with the visibility chosen last for all, or for the only one', async () => {
    queue = newQueue({ settings: { visibility: 'private' } })
    await queue.choose([chosen('a.png'), chosen('b.png')], DESTINATION)
    queue.setVisibility(idOf(0), 'public')
    expect(queue.getSnapshot().visibility).toBe('private')
    queue.setVisibilityOfAll('public')
    expect(queue.getSnapshot().visibility).toBe('public')
    expect(files().map(({ visibility }) => visibility)).toEqual(['public', 'public'])
  })
})

describe('submitting', () => {
  it('asks for the path in the folder, with what was chosen', async () => {
    await queue.choose([chosen('my logo.png'), chosen('star.private.jpg')], DESTINATION)
    queue.setFolder('img')
    await queue.submit(limits)
    expect(lookUp).toHaveBeenCalledWith(DESTINATION, ['/img/my-logo.png', '/img/star.jpg'])
    expect(sent.map(({ file }) => file.target)).toEqual([
      { ...PLACE, path: '/img/my logo.png', visibility: 'public', ifExists: 'fail' },
      { ...PLACE, path: '/img/star.private.jpg', visibility: 'private', ifExists: 'fail' },
    ])
  })

  it('sends each file to the Environment it was dropped in', async () => {
    const other = { ...DESTINATION, sid: `ZE${'6'.repeat(32)}`, name: 'other' }
    await queue.choose([chosen('a.png')], DESTINATION)
    await queue.choose([chosen('a.png')], other)
    await queue.submit(limits)
    expect(sent.map(({ file }) => file.target?.environment)).toEqual([
      DESTINATION.sid,
      other.sid,
    ])
  })

  it('does nothing while the folder is no good', async () => {
    await queue.choose([chosen('a.png')], DESTINATION)
    queue.setFolder('/a?b/')
    await queue.submit(limits)
    expect(kinds()).toEqual(['chosen'])
  })

  it('fails what cannot be sent, without asking for it or sending a byte', async () => {
    await upload(chosen('big.bin', { size: 1001 }), 'a.png')
    expect(kinds()).toEqual(['failed', 'sending'])
    expect(lookUp).toHaveBeenCalledWith(DESTINATION, ['/assets/a.png'])
  })

  it('asks about a thousand paths at a time', async () => {
    await upload(...names(2500))
    const counts = vi.mocked(lookUp).mock.calls.map(([, paths]) => paths.length)
    expect(counts).toEqual([1000, 1000, 500])
  })

  it('sends together what shares a request, and more when all of that has ended', async () => {
    queue = newQueue({ transport: { ...transport, shareOf: () => 1 / 4 } })
    await upload(...names(20))
    expect(sent).toHaveLength(12)
    for (const index of [0, 1, 2]) await done(index)
    expect(sent).toHaveLength(12)
    await done(3)
    expect(sent).toHaveLength(16)
  })

  it('sends several at once, oldest first, and the next when one ends', async () => {
    await upload(...names(5))
    expect(kinds()).toEqual(['sending', 'sending', 'sending', 'waiting', 'waiting'])
    await done(1)
    expect(kinds()).toEqual(['sending', 'published', 'sending', 'sending', 'waiting'])
    await fail(0, refusal(71003))
    expect(kinds()).toEqual(['failed', 'published', 'sending', 'sending', 'sending'])
    expect(sent.map(({ file }) => file.file.relativePath)).toEqual(names(5))
  })
})

describe('conflicts', () => {
  it('hold the whole batch until each is decided', async () => {
    taken = [servedAt('/assets/a.png'), servedAt('/assets/b.png')]
    await upload('a.png', 'b.png', 'c.png')
    expect(kinds()).toEqual(['undecided', 'undecided', 'waiting'])
    expect(sent).toEqual([])
    queue.decide(idOf(0), 'replace')
    expect(sent).toEqual([])
    queue.decide(idOf(1), 'skip')
    await settled()
    expect(kinds()).toEqual(['sending', 'skipped', 'sending'])
    expect(sent[0]?.file.target?.ifExists).toBe('replace')
  })

  it('hold no other batch', async () => {
    taken = [servedAt('/assets/a.png')]
    await upload('a.png')
    await upload('b.png')
    expect(kinds()).toEqual(['undecided', 'sending'])
  })

  it('are none where the very same bytes are served to the same people', async () => {
    taken = [servedAt('/assets/a.png', { sha256: 'f'.repeat(64) })]
    await upload('a.png')
    expect(files()[0]?.state).toEqual({ kind: 'skipped', why: 'identical' })
  })

  it('ask when the same bytes would be read by others', async () => {
    const row = servedAt('/assets/a.png', { sha256: 'f'.repeat(64), visibility: 'private' })
    taken = [row]
    await upload('a.png')
    expect(files()[0]?.state).toMatchObject({ taken: { asset: row.asset, isIdentical: true } })
  })

  it('read no file of another size', async () => {
    digest = () => Promise.reject(new Error('read'))
    taken = [servedAt('/assets/a.png', { size: 5 })]
    await upload('a.png')
    expect(kinds()).toEqual(['undecided'])
  })

  it('fail a file that cannot be read, and only that', async () => {
    digest = () => Promise.reject(new Error('read'))
    taken = [servedAt('/assets/a.png')]
    await upload('a.png', 'b.png')
    expect(kinds()).toEqual(['failed', 'sending'])
  })

  it('are asked about for all but one of several files for a path', async () => {
    await upload('a.png', 'a.png')
    expect(files()[1]?.state).toMatchObject({ taken: { kind: 'twin', of: idOf(0) } })
    queue.decideAll('replace')
    await settled()
    expect(kinds()).toEqual(['sending', 'waiting'])
    await done(0)
    expect(kinds()).toEqual(['published', 'sending'])
    expect(sent[1]?.file.target?.ifExists).toBe('replace')
  })

  it('between two files of a batch are for a person, whatever the rule', async () => {
    queue.setOnTaken('replace')
    await upload('a b.png', 'a-b.png')
    await settled()
    expect(kinds()).toEqual(['waiting', 'undecided'])
    queue.cancel(idOf(1))
    await settled()
    expect(kinds()).toEqual(['sending', 'cancelled'])
  })

  it('with a Function that came late end with a rule as well', async () => {
    queue.setOnTaken('replace')
    await upload('a.png')
    taken = [{ path: '/assets/a.png', kind: 'function', asset: null }]
    await fail(0, refusal(71002))
    expect(sent[1]?.file.target?.ifExists).toBe('keep_both')
    await fail(1, refusal(71002))
    expect(kinds()).toEqual(['undecided'])
    expect(sent).toHaveLength(2)
  })

  it('never replace a Function', async () => {
    taken = [{ path: '/assets/a.png', kind: 'function', asset: null }]
    await upload('a.png')
    queue.decideAll('replace')
    await settled()
    expect(sent[0]?.file.target?.ifExists).toBe('keep_both')
  })

  it('are decided by a rule once there is one', async () => {
    queue.setOnTaken('replace')
    taken = [servedAt('/assets/a.png')]
    await upload('a.png', 'b.png')
    await settled()
    expect(kinds()).toEqual(['sending', 'sending'])
    expect(sent[0]?.file.target?.ifExists).toBe('replace')
  })

  it('that come while a file is sent are asked about too, and what the server has is used', async () => {
    await upload('a.png')
    sent[0]?.watch.onBegun('/u/1')
    await fail(0, refusal(71002))
    await settled()
    const late = { kind: 'late', by: 'nothing' }
    expect(files()[0]?.state).toEqual({ kind: 'undecided', taken: late })
    queue.decide(idOf(0), 'keep_both')
    expect(givenUp).toEqual([])
    await settled()
    expect(sent[1]?.file).toMatchObject({ uploadUrl: '/u/1', key: sent[0]?.file.key })
    expect(kinds()).toEqual(['sending'])
  })

  it('are looked for until a server answers, and at once when it is back', async () => {
    const onError = vi.fn<(error: unknown) => void>()
    queue.onError(onError)
    lookUp = vi.fn<LookUp>().mockRejectedValue(new Unreachable())
    void upload('a.png')
    await vi.advanceTimersByTimeAsync(600_000)
    expect(kinds()).toEqual(['checking'])
    expect(onError).toHaveBeenCalledWith(expect.any(Unreachable))
    lookUp = async () => []
    queue.wake()
    await settled()
    expect(kinds()).toEqual(['sending'])
  })

  it('are given up when the server goes on answering with an error', async () => {
    lookUp = vi.fn<LookUp>().mockRejectedValue(refusal(20500, 500))
    const uploading = upload('a.png')
    await vi.advanceTimersByTimeAsync(60_000)
    await uploading
    expect(lookUp).toHaveBeenCalledTimes(5)
    expect(kinds()).toEqual(['failed'])
    lookUp = async () => []
    await queue.retryAll()
    expect(kinds()).toEqual(['sending'])
  })

  it('are looked for no more once nobody waits for it', async () => {
    lookUp = vi.fn<LookUp>().mockRejectedValue(new Unreachable())
    void upload('a.png')
    await settled()
    queue.cancelAll()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(vi.mocked(lookUp).mock.calls.length).toBeLessThan(3)
    expect(kinds()).toEqual(['cancelled'])
  })
})

describe('progress', () => {
  it('is what the server acknowledged; all bytes sent is not published', async () => {
    await upload('a.png')
    sent[0]?.watch.onAcknowledged(64)
    expect(files()[0]).toMatchObject({ acknowledged: 64, state: { kind: 'sending' } })
    sent[0]?.watch.onAllSent()
    expect(files()[0]).toMatchObject({ acknowledged: 64, state: { kind: 'publishing' } })
    sent[0]?.watch.onAcknowledged(100)
    expect(kinds()).toEqual(['publishing'])
    await done(0)
    expect(kinds()).toEqual(['published'])
  })

  it('tells listeners of each asset and each error, until they stop listening', async () => {
    const onPublished = vi.fn<(news: Published) => void>()
    const onError = vi.fn<(error: unknown) => void>()
    const stop = queue.onPublished(onPublished)
    queue.onError(onError)
    await upload('a.png', 'b.png', 'c.png')
    const error = refusal(71003)
    await done(0)
    await fail(1, error)
    expect(onPublished).toHaveBeenCalledOnce()
    expect(onError.mock.calls).toEqual([[error]])
    stop()
    await done(2)
    expect(onPublished).toHaveBeenCalledOnce()
  })

  it('is shown a few times a second, what someone does at once', async () => {
    await upload('a.png')
    const seen = vi.fn<() => void>()
    queue.subscribe(seen)
    for (let bytes = 1; bytes < 50; bytes += 1) sent[0]?.watch.onAcknowledged(bytes)
    expect(seen).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toHaveBeenCalledOnce()
    queue.cancel(idOf(0))
    expect(seen).toHaveBeenCalledTimes(2)
    expect(queue.getSnapshot().files[0]?.state.kind).toBe('cancelled')
  })
})

describe('stopping', () => {
  it('aborts the transport and lets the next file go', async () => {
    await upload(...names(4))
    queue.cancel(idOf(0))
    expect(sent[0]?.watch.signal.reason).toEqual(new Stopped('cancelled'))
    expect(sent[1]?.watch.signal.aborted).toBe(false)
    await settled()
    expect(kinds()).toEqual(['cancelled', 'sending', 'sending', 'sending'])
  })

  it('is final: late answers neither revive nor fail the file, nor count as errors', async () => {
    const onError = vi.fn<(error: unknown) => void>()
    queue.onError(onError)
    await upload('a.png', 'b.png')
    queue.cancelAll()
    sent[0]?.watch.onAcknowledged(50)
    sent[0]?.watch.onAllSent()
    await fail(0, sent[0]?.watch.signal.reason)
    await done(1)
    expect(kinds()).toEqual(['cancelled', 'cancelled'])
    expect(onError).not.toHaveBeenCalled()
  })

  it('of all can be taken back for all that were cancelled, and only for those', async () => {
    await upload('a.png', 'b.png', 'c.png')
    await done(0)
    queue.cancelAll()
    expect(kinds()).toEqual(['published', 'cancelled', 'cancelled'])
    await queue.retryCancelled()
    expect(kinds()).toEqual(['published', 'sending', 'sending'])
    expect(sent.slice(3).map(({ file }) => file.acknowledged)).toEqual([0, 0])
  })

  it('for a while keeps what the server has, and goes on from there', async () => {
    await upload('a.png', 'b.png')
    sent[0]?.watch.onBegun('/u/1')
    sent[0]?.watch.onAcknowledged(40)
    queue.pauseAll()
    expect(kinds()).toEqual(['paused', 'paused'])
    expect(sent[0]?.watch.signal.reason).toEqual(new Stopped('paused'))
    queue.resumeAll()
    await settled()
    expect(sent[2]?.file).toMatchObject({ uploadUrl: '/u/1', acknowledged: 40 })
    expect(givenUp).toEqual([])
  })

  it.each(['pauseAll', 'cancelAll'] as const)(
    'by %s sends none of those that waited in the place of those that are stopped',
    async (act) => {
      await upload(...Array.from({ length: 9 }, (_, index) => `${index}.png`))
      const started = sent.length
      queue[act]()
      expect(new Set(kinds()).size).toBe(1)
      expect(sent).toHaveLength(started)
    },
  )

  it('of all for a while keeps what is being checked from being sent', async () => {
    const answer = Promise.withResolvers<TakenPath[]>()
    lookUp = () => answer.promise
    void upload('a.png')
    await settled()
    queue.pauseAll()
    answer.resolve([])
    await settled()
    expect(kinds()).toEqual(['paused'])
    queue.resumeAll()
    await settled()
    expect(kinds()).toEqual(['sending'])
  })

  it('ends the comparing of files too', async () => {
    taken = [servedAt('/assets/a.png'), servedAt('/assets/b.png')]
    const read: Blob[] = []
    digest = (bytes, { signal }) => {
      read.push(bytes)
      const { promise, reject } = Promise.withResolvers<string>()
      signal.addEventListener('abort', () => reject(signal.reason))
      return promise
    }
    void upload('a.png', 'b.png')
    await settled()
    queue.cancelAll()
    await settled()
    expect(read).toHaveLength(1)
    expect(kinds()).toEqual(['cancelled', 'cancelled'])
  })

  it('has the server drop what it holds of a paused file that is cancelled', async () => {
    await upload('a.png')
    sent[0]?.watch.onBegun('/u/1')
    queue.pause(idOf(0))
    queue.cancel(idOf(0))
    expect(givenUp).toEqual(['/u/1'])
  })

  it('keeps the last run of a retried file apart from the one that still ends', async () => {
    await upload('a.png')
    queue.cancel(idOf(0))
    await queue.retry(idOf(0))
    sent[0]?.watch.onAcknowledged(99)
    await fail(0, new Unreachable())
    expect(files()[0]).toMatchObject({ acknowledged: 0, state: { kind: 'sending' } })
    await done(1)
    expect(kinds()).toEqual(['published'])
  })

  it('does not abort what has ended', async () => {
    await upload('a.png')
    await done(0)
    queue.clearFinished()
    expect(sent[0]?.watch.signal.aborted).toBe(false)
    expect(files()).toEqual([])
  })
})

describe('what can heal', () => {
  it('is tried again after a while, later each time, with the same key', async () => {
    await upload('a.png')
    await fail(0, refusal(20500, 500))
    expect(files()[0]?.state).toMatchObject({ kind: 'waiting', retry: { attempts: 1 } })
    await vi.advanceTimersByTimeAsync(1000)
    await fail(1, refusal(20500, 500))
    await vi.advanceTimersByTimeAsync(1999)
    expect(sent).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(new Set(sent.map(({ file }) => file.key)).size).toBe(1)
    await done(2)
    expect(kinds()).toEqual(['published'])
  })

  it('fails in the end when the server goes on answering so, and begins anew by hand', async () => {
    await upload('a.png')
    for (let attempt = 0; kinds()[0] !== 'failed'; attempt += 1) {
      await fail(attempt, refusal(20500, 500))
      await vi.advanceTimersByTimeAsync(30_000)
    }
    expect(sent).toHaveLength(5)
    await queue.retryAll()
    expect(kinds()).toEqual(['sending'])
  })

  it('never fails for want of a server: it comes back', async () => {
    await upload('a.png')
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await fail(attempt, new Unreachable())
      await vi.advanceTimersByTimeAsync(60_000)
    }
    await done(30)
    expect(kinds()).toEqual(['published'])
  })

  it('has one file find out for all that nobody answers', async () => {
    await upload(...names(100))
    for (const index of [0, 1, 2]) await fail(index, new Unreachable())
    expect(sent).toHaveLength(3)
    expect(kinds().filter((kind) => kind === 'waiting')).toHaveLength(100)
    queue.wake()
    await settled()
    expect(sent.length).toBeGreaterThan(3)
  })

  it('waits for someone to sign in, and goes on then', async () => {
    await upload(...names(9))
    for (const index of [0, 1, 2]) await fail(index, refusal(20003, 401))
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(3)
    queue.wake()
    await settled()
    expect(sent.length).toBeGreaterThan(3)
  })

  it.each([71003, 71006, 71011])('is not what error %i says', async (code) => {
    await upload('a.png')
    await fail(0, refusal(code, code === 71011 ? 507 : 400))
    expect(kinds()).toEqual(['failed'])
  })

  it('is tried at once by hand', async () => {
    await upload('a.png')
    await fail(0, refusal(20500, 500))
    queue.resume(idOf(0))
    await settled()
    expect(sent).toHaveLength(2)
  })
})

it('retries all that failed and can succeed, where their uploads are', async () => {
  await upload('full.png', 'bad.png')
  sent[0]?.watch.onBegun('/u/1')
  await fail(0, refusal(71011, 507))
  await fail(1, refusal(71003, 400))
  await queue.retryAll()
  expect(kinds()).toEqual(['sending', 'failed'])
  expect(sent[2]?.file.uploadUrl).toBe('/u/1')
})

it('gives a file of a former visit its bytes again and goes on with it', async () => {
  const file = { ...chosen('a.png'), bytes: null }
  queue.store.add({
    ...files()[0],
    ...({
      id: 'old',
      file,
      destination: DESTINATION,
      visibility: 'public',
      target: { ...PLACE, path: '/assets/a.png', visibility: 'public', ifExists: 'fail' },
      batch: 0,
      key: 'k',
      sha256: null,
      sample: null,
      uploadUrl: '/u/1',
      acknowledged: 40,
      mayBePublished: false,
      state: { kind: 'missing' },
    } as const),
  })
  expect(sent).toEqual([])
  await queue.choose([chosen('b.png'), chosen('a.png')], DESTINATION)
  await settled()
  expect(sent[0]?.file).toMatchObject({ uploadUrl: '/u/1', key: 'k' })
  expect(kinds()).toEqual(['sending', 'chosen'])
  expect(lookUp).not.toHaveBeenCalled()
})

it('shows ten thousand files as often as ten', async () => {
  const shown = vi.fn<() => void>()
  await upload(...names(10_000))
  queue.subscribe(shown)
  for (let from = 0; from < sent.length;) {
    const those = sent.slice(from)
    from = sent.length
    for (const { resolve } of those) resolve(published())
    await settled()
  }
  await vi.advanceTimersByTimeAsync(100)
  expect(queue.getSnapshot().tally.counts.published).toBe(10_000)
  expect(shown.mock.calls.length).toBeLessThan(10)
})
