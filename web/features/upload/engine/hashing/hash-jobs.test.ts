import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createHashJobs } from './hash-jobs.ts'
import { sha256Of, someBytes, unreadableBlob } from './hash-samples.ts'
import type { HashReply } from './messages.ts'

let replies: HashReply[]
let take: ReturnType<typeof createHashJobs>
const ends = () => replies.filter(({ kind }) => kind !== 'progress')

beforeEach(() => {
  replies = []
  take = createHashJobs((reply) => replies.push(reply))
})

describe('the worker', () => {
  it('answers each job with its digest', async () => {
    const large = someBytes(9 * 1024 ** 2)
    take({ kind: 'digest', job: 1, blob: new Blob([large]) })
    take({ kind: 'digest', job: 2, blob: new Blob(['abc']) })
    await vi.waitFor(() => expect(ends()).toHaveLength(2))
    expect(ends()).toContainEqual({
      kind: 'digested',
      job: 1,
      sha256: await sha256Of(large),
    })
    expect(ends()).toContainEqual({
      kind: 'digested',
      job: 2,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
  })

  it('says what the browser said of a file that cannot be read', async () => {
    take({ kind: 'digest', job: 1, blob: unreadableBlob(3) })
    await vi.waitFor(() => expect(replies).toHaveLength(1))
    expect(replies).toEqual([
      {
        kind: 'unreadable',
        job: 1,
        detail: 'NotReadableError: The file could not be read.',
      },
    ])
  })

  it('tells its own mistakes from those', async () => {
    take({ kind: 'digest', job: 1, blob: {} as Blob })
    await vi.waitFor(() => expect(replies).toHaveLength(1))
    expect(replies).toMatchObject([{ kind: 'failed', job: 1 }])
  })

  it('says nothing more of an aborted job, and goes on with others', async () => {
    take({ kind: 'digest', job: 1, blob: new Blob([someBytes(9 * 1024 ** 2)]) })
    take({ kind: 'abort', job: 1 })
    take({ kind: 'abort', job: 77 })
    take({ kind: 'digest', job: 2, blob: new Blob(['abc']) })
    await vi.waitFor(() => expect(ends()).toHaveLength(1))
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    expect(replies).toMatchObject([{ kind: 'digested', job: 2 }])
  })
})
