import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Unreachable } from '../../../../api/errors.ts'
import { type Hasher, createHasher } from './hasher.ts'
import type { HashReply, HashRequest } from './messages.ts'

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  asked: HashRequest[] = []
  isEnded = false
  postMessage = (request: HashRequest) => void this.asked.push(request)
  terminate = () => void (this.isEnded = true)
  reply = (reply: HashReply) =>
    void this.dispatchEvent(new MessageEvent('message', { data: reply }))
  fail = (message?: string) =>
    void this.dispatchEvent(Object.assign(new Event('error'), message ? { message } : {}))
}

let workers: FakeWorker[]
let hasher: Hasher
const blob = new Blob(['abc'])

beforeEach(() => {
  workers = []
  hasher = createHasher({
    spawn: () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    },
  })
})

const answer = (job: number) => workers[0]?.reply({ kind: 'digested', job, sha256: `${job}` })
const jobs = () => workers.map(({ asked }) => asked.map(({ kind, job }) => `${kind} ${job}`))

describe('a hasher', () => {
  it('starts one worker, and only when it is needed', async () => {
    expect(workers).toHaveLength(0)
    const digests = [hasher.digest(blob), hasher.digest(blob)]
    answer(1)
    await digests[0]
    answer(2)
    await expect(Promise.all(digests)).resolves.toEqual(['1', '2'])
    expect(workers).toHaveLength(1)
  })

  it('does one job after the other', async () => {
    const first = hasher.digest(blob)
    const second = hasher.digest(blob)
    expect(jobs()).toEqual([['digest 1']])
    answer(1)
    await first
    expect(jobs()).toEqual([['digest 1', 'digest 2']])
    answer(2)
    await second
  })

  it('tells the progress of each job to whom it concerns', async () => {
    const onProgress = vi.fn<(bytes: number) => void>()
    const first = hasher.digest(blob, { onProgress })
    workers[0]?.reply({ kind: 'progress', job: 1, bytes: 7 })
    workers[0]?.reply({ kind: 'progress', job: 9, bytes: 8 })
    answer(1)
    await first
    workers[0]?.reply({ kind: 'progress', job: 1, bytes: 9 })
    expect(onProgress.mock.calls).toEqual([[7]])
  })

  it('names a file that cannot be read, and goes on', async () => {
    const digests = [hasher.digest(blob), hasher.digest(blob)]
    workers[0]?.reply({ kind: 'unreadable', job: 1, detail: 'NotReadableError: Gone.' })
    await expect(digests[0]).rejects.toMatchObject({ reason: { code: 'unreadable' } })
    answer(2)
    await expect(digests[1]).resolves.toBe('2')
  })

  it('says what else went wrong', async () => {
    const digest = hasher.digest(blob)
    workers[0]?.reply({ kind: 'failed', job: 1, detail: 'RangeError: x' })
    await expect(digest).rejects.toThrow('could not be computed (RangeError: x)')
  })
})

describe('aborting', () => {
  it('ends the job that runs at once, and tells the worker', async () => {
    const controller = new AbortController()
    const first = hasher.digest(blob, { signal: controller.signal })
    const second = hasher.digest(blob)
    controller.abort(new Error('Not that one'))
    await expect(first).rejects.toThrow('Not that one')
    expect(jobs()).toEqual([['digest 1', 'abort 1', 'digest 2']])
    answer(1)
    answer(2)
    await expect(second).resolves.toBe('2')
  })

  it('forgets a job that waits', async () => {
    const controller = new AbortController()
    const first = hasher.digest(blob)
    const second = hasher.digest(blob, { signal: controller.signal })
    controller.abort(new Error('Not that one'))
    await expect(second).rejects.toThrow('Not that one')
    answer(1)
    await first
    expect(jobs()).toEqual([['digest 1']])
  })

  it('comes before the job as well, and too late', async () => {
    const early = hasher.digest(blob, { signal: AbortSignal.abort(new Error('Early')) })
    await expect(early).rejects.toThrow('Early')
    expect(workers).toHaveLength(0)
    const controller = new AbortController()
    const done = hasher.digest(blob, { signal: controller.signal })
    answer(1)
    await done
    controller.abort()
    expect(jobs()).toEqual([['digest 1']])
  })
})

describe('a worker that breaks down', () => {
  it('fails its job, and the next gets a new one', async () => {
    const digests = [hasher.digest(blob), hasher.digest(blob)]
    workers[0]?.fail('out of memory')
    await expect(digests[0]).rejects.toThrow('the worker stopped (out of memory)')
    expect(workers[0]?.isEnded).toBe(true)
    expect(jobs()).toEqual([['digest 1'], ['digest 2']])
    workers[1]?.reply({ kind: 'digested', job: 2, sha256: '2' })
    await expect(digests[1]).resolves.toBe('2')
  })

  it('is not heard of again', async () => {
    const first = hasher.digest(blob)
    workers[0]?.fail('once')
    await expect(first).rejects.toThrow('once')
    const second = hasher.digest(blob)
    workers[0]?.fail('twice')
    answer(2)
    workers[1]?.reply({ kind: 'digested', job: 2, sha256: 'new' })
    await expect(second).resolves.toBeDefined()
  })

  it('is told from one whose code could not be fetched', async () => {
    const digest = hasher.digest(blob)
    workers[0]?.fail()
    await expect(digest).rejects.toBeInstanceOf(Unreachable)
  })
})

it('rejects all that is not done when it is closed, and can begin anew', async () => {
  const digests = [hasher.digest(blob), hasher.digest(blob)]
  hasher.close()
  for (const digest of digests) await expect(digest).rejects.toThrow('ended')
  expect(workers[0]?.isEnded).toBe(true)
  const later = hasher.digest(blob)
  workers[1]?.reply({ kind: 'digested', job: 3, sha256: '3' })
  await expect(later).resolves.toBe('3')
})
