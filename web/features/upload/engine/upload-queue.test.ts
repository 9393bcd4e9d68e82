import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Published } from '../../../../contract/uploads.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import type { ChosenFile } from './chosen-file.ts'
import type { UploadTarget } from './queue-state.ts'
import type { SendWatch, Transport } from './transport.ts'
import { DESTINATION, chosen, published } from './upload-samples.ts'
import { type UploadQueue, createUploadQueue } from './upload-queue.ts'

/** One call of `send`, and the levers to end it. */
interface Sent {
  file: ChosenFile
  target: UploadTarget
  watch: SendWatch
  resolve: (published: Published) => void
  reject: (error: unknown) => void
}

const PLACE = { service: DESTINATION.serviceSid, environment: DESTINATION.sid }
const limits = { maxAssetBytes: 1000 }
let sent: Sent[]
let transport: Transport
let queue: UploadQueue

beforeEach(() => {
  sent = []
  transport = {
    prepare: vi.fn<() => void>(),
    send(file, target, watch) {
      const { promise, resolve, reject } = Promise.withResolvers<Published>()
      sent.push({ file, target, watch, resolve, reject })
      return promise
    },
  }
  queue = createUploadQueue({ transport })
})

const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}.png`)
const upload = (...files: string[]) => {
  queue.choose(
    files.map((name) => chosen(name)),
    DESTINATION,
  )
  queue.submit(limits)
}
const kinds = () => queue.getSnapshot().files.map((file) => file.state.kind)
const idOf = (index: number) => queue.getSnapshot().files[index]?.id ?? ''
const fail = (index: number, code: number) => {
  sent[index]?.reject(new ApiError({ code, status: 409, message: 'No.', more_info: '' }))
  return settled()
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('choosing', () => {
  it('sends nothing yet, but fetches what sending needs', () => {
    queue.choose([chosen('a.png')], DESTINATION)
    expect(kinds()).toEqual(['chosen'])
    expect(sent).toEqual([])
    expect(transport.prepare).toHaveBeenCalledOnce()
  })

  it('lets the same file be chosen twice', () => {
    const file = chosen('a.png')
    queue.choose([file], DESTINATION)
    queue.choose([file], DESTINATION)
    expect(new Set(queue.getSnapshot().files.map(({ id }) => id)).size).toBe(2)
  })

  it('can be taken back', () => {
    upload('running.png')
    queue.choose([chosen('a.png'), chosen('b.png')], DESTINATION)
    queue.remove(idOf(1))
    expect(kinds()).toEqual(['sending', 'chosen'])
    queue.discardChosen()
    expect(kinds()).toEqual(['sending'])
  })
})

describe('submitting', () => {
  it('asks for the path in the folder, with what was chosen', () => {
    queue.choose([chosen('my logo.png'), chosen('star.private.jpg')], DESTINATION)
    queue.setFolder('img')
    queue.submit(limits)
    expect(sent.map(({ target }) => target)).toEqual([
      { ...PLACE, path: '/img/my logo.png', visibility: 'public', ifExists: 'fail' },
      {
        ...PLACE,
        path: '/img/star.private.jpg',
        visibility: 'private',
        ifExists: 'fail',
      },
    ])
  })

  it('sends each file to the Environment it was dropped in', () => {
    const other = { ...DESTINATION, sid: `ZE${'6'.repeat(32)}`, name: 'other' }
    queue.choose([chosen('a.png')], DESTINATION)
    queue.choose([chosen('a.png')], other)
    queue.submit(limits)
    expect(sent.map(({ target }) => target.environment)).toEqual([DESTINATION.sid, other.sid])
  })

  it('does nothing while the folder is no good', () => {
    queue.choose([chosen('a.png')], DESTINATION)
    queue.setFolder('/a?b/')
    queue.submit(limits)
    expect(kinds()).toEqual(['chosen'])
  })

  it('fails what cannot be sent, without sending a byte of it', () => {
    queue.choose([chosen('big.bin', { size: 1001 }), chosen('a.png')], DESTINATION)
    queue.submit(limits)
    expect(kinds()).toEqual(['failed', 'sending'])
    expect(sent.map(({ file }) => file.relativePath)).toEqual(['a.png'])
  })

  it('sends three at once, oldest first, and the next when one ends', async () => {
    upload(...names(5))
    expect(kinds()).toEqual(['sending', 'sending', 'sending', 'waiting', 'waiting'])
    sent[1]?.resolve(published())
    await settled()
    expect(kinds()).toEqual(['sending', 'published', 'sending', 'sending', 'waiting'])
    sent[0]?.reject(new Unreachable())
    await settled()
    expect(kinds()).toEqual(['failed', 'published', 'sending', 'sending', 'sending'])
    expect(sent.map(({ file }) => file.relativePath)).toEqual(names(5))
  })

  it('has as many at once as it is told', () => {
    queue = createUploadQueue({ transport, parallel: 1 })
    upload(...names(2))
    expect(kinds()).toEqual(['sending', 'waiting'])
  })
})

describe('progress', () => {
  it('is what the server acknowledged; all bytes sent is not published', async () => {
    upload('a.png')
    sent[0]?.watch.onAcknowledged(64)
    expect(queue.getSnapshot().files[0]?.state).toMatchObject({ acknowledged: 64, total: 100 })
    sent[0]?.watch.onAllSent()
    expect(queue.getSnapshot().files[0]?.state).toMatchObject({
      kind: 'publishing',
      acknowledged: 64,
    })
    sent[0]?.watch.onAcknowledged(100)
    expect(kinds()).toEqual(['publishing'])
    const answer = published()
    sent[0]?.resolve(answer)
    await settled()
    expect(queue.getSnapshot().files[0]?.state).toEqual({
      kind: 'published',
      published: answer,
    })
  })

  it('tells listeners of each asset and each error, until they stop listening', async () => {
    const onPublished = vi.fn<(news: Published) => void>()
    const onError = vi.fn<(error: unknown) => void>()
    const stop = queue.onPublished(onPublished)
    queue.onError(onError)
    upload('a.png', 'b.png', 'c.png')
    const [answer, error] = [published(), new Unreachable()]
    sent[0]?.resolve(answer)
    sent[1]?.reject(error)
    await settled()
    expect(onPublished.mock.calls).toEqual([[answer]])
    expect(onError.mock.calls).toEqual([[error]])
    stop()
    sent[2]?.resolve(published())
    await settled()
    expect(onPublished).toHaveBeenCalledOnce()
  })

  it('tells its subscribers of every change and hands out a steady snapshot', () => {
    const listener = vi.fn<() => void>()
    queue.subscribe(listener)
    expect(queue.getSnapshot()).toBe(queue.getSnapshot())
    queue.choose([chosen('a.png')], DESTINATION)
    expect(listener).toHaveBeenCalledOnce()
    queue.cancel('nobody')
    expect(listener).toHaveBeenCalledOnce()
  })
})

describe('cancelling', () => {
  it('aborts the transport and lets the next file go', () => {
    upload(...names(4))
    queue.cancel(idOf(0))
    expect(sent[0]?.watch.signal.aborted).toBe(true)
    expect(sent[1]?.watch.signal.aborted).toBe(false)
    expect(kinds()).toEqual(['cancelled', 'sending', 'sending', 'sending'])
  })

  it('a waiting file never reaches the transport', async () => {
    upload(...names(4))
    queue.cancel(idOf(3))
    sent[0]?.resolve(published())
    await settled()
    expect(sent).toHaveLength(3)
  })

  it('is final: late answers neither revive nor fail the file, nor count as errors', async () => {
    const onError = vi.fn<(error: unknown) => void>()
    queue.onError(onError)
    upload('a.png', 'b.png')
    queue.cancel(idOf(0))
    queue.cancel(idOf(1))
    sent[0]?.watch.onAcknowledged(50)
    sent[0]?.watch.onAllSent()
    sent[0]?.reject(sent[0].watch.signal.reason)
    sent[1]?.resolve(published())
    await settled()
    expect(kinds()).toEqual(['cancelled', 'cancelled'])
    expect(onError).not.toHaveBeenCalled()
  })

  it('keeps the last run of a retried file apart from the one that still ends', async () => {
    upload('a.png')
    queue.cancel(idOf(0))
    queue.retry(idOf(0))
    expect(kinds()).toEqual(['sending'])
    sent[0]?.watch.onAcknowledged(99)
    sent[0]?.reject(new Unreachable())
    await settled()
    expect(queue.getSnapshot().files[0]?.state).toMatchObject({
      kind: 'sending',
      acknowledged: 0,
    })
    sent[1]?.resolve(published())
    await settled()
    expect(kinds()).toEqual(['published'])
  })

  it('does not abort what has ended', async () => {
    upload('a.png')
    sent[0]?.resolve(published())
    await settled()
    queue.clearFinished()
    expect(sent[0]?.watch.signal.aborted).toBe(false)
  })
})

describe('retrying', () => {
  it('sends to the same path, with the choice made for a taken one', async () => {
    upload('a.png')
    await fail(0, 71002)
    queue.retry(idOf(0), 'replace')
    expect(sent[1]?.target).toEqual({ ...sent[0]?.target, ifExists: 'replace' })
  })

  it('all leaves out what needs a decision or can’t succeed', async () => {
    upload('taken.png', 'lost.png', 'bad.png')
    await fail(0, 71002)
    sent[1]?.reject(new Unreachable())
    await fail(2, 71003)
    queue.cancel(idOf(1))
    queue.retryAll()
    expect(kinds()).toEqual(['failed', 'sending', 'failed'])
  })

  it('clears what is finished and leaves the rest', async () => {
    upload(...names(3))
    sent[0]?.resolve(published())
    await fail(1, 71003)
    queue.clearFinished()
    expect(kinds()).toEqual(['sending'])
  })
})

it('begins with the visibility it is given, and tells when that is chosen anew', () => {
  const onVisibility = vi.fn<(visibility: string) => void>()
  queue = createUploadQueue({ transport, visibility: 'private', onVisibility })
  queue.choose([chosen('a.png'), chosen('b.png')], DESTINATION)
  expect(queue.getSnapshot().files[0]?.visibility).toBe('private')
  queue.setVisibility(idOf(0), 'public')
  expect(onVisibility).not.toHaveBeenCalled()
  queue.setVisibilityOfAll('public')
  expect(onVisibility.mock.calls).toEqual([['public']])
})
