import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryBlobs } from '../blobs/memory.ts'
import type { Blobs } from '../blobs/port.ts'
import { OpenBlobs } from './open-blobs.ts'

const state = { open: 0, opened: 0, fail: false, failClose: false }

/** Blobs of any digest but "none", which open and close under count. */
const blobs: Blobs = {
  ...createMemoryBlobs(),
  async open(digest) {
    if (state.fail) throw new Error('EMFILE')
    if (digest === 'none') return null
    state.opened += 1
    state.open += 1
    return {
      size: 1,
      read: async () => 0,
      close: async () => {
        state.open -= 1
        if (state.failClose) throw new Error('EIO')
      },
    }
  },
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('shared open blobs', () => {
  let errors: unknown[]
  let shared: OpenBlobs
  beforeEach(() => {
    Object.assign(state, { open: 0, opened: 0, fail: false, failClose: false })
    errors = []
    shared = new OpenBlobs(blobs, (error) => errors.push(error))
  })

  const lend = async (digest: string) => {
    const lease = await shared.acquire(digest)
    if (!lease) throw new Error(`no blob ${digest}`)
    return lease
  }
  const sweepTwice = async () => {
    shared.sweep()
    shared.sweep()
    await settled()
  }

  it('opens once for all, and closes after a whole sweep without use', async () => {
    const [one, two] = await Promise.all([lend('a'), lend('a')])
    expect(one.blob).toBe(two.blob)
    one.release()
    await sweepTwice()
    expect(state).toMatchObject({ open: 1, opened: 1 })
    two.release()
    shared.sweep()
    await settled()
    expect(state.open).toBe(0)
  })

  it('spares what was used since the last sweep', async () => {
    const first = await lend('a')
    first.release()
    shared.sweep()
    const again = await lend('a')
    again.release()
    shared.sweep()
    await settled()
    expect(state).toMatchObject({ open: 1, opened: 1 })
    shared.sweep()
    await settled()
    expect(state.open).toBe(0)
  })

  it('counts a lease once, however often it is released', async () => {
    const [one, two] = await Promise.all([lend('a'), lend('a')])
    one.release()
    one.release()
    await sweepTwice()
    expect(state.open).toBe(1)
    two.release()
    await sweepTwice()
    expect(state.open).toBe(0)
  })

  it('keeps no more than 64 idle', async () => {
    const leases = await Promise.all(Array.from({ length: 100 }, (_, at) => lend(`${at}`)))
    expect(state.open).toBe(100)
    for (const lease of leases) lease.release()
    await settled()
    expect(state.open).toBe(64)
    await sweepTwice()
    expect(state.open).toBe(0)
  })

  it('keeps nothing of a blob that is missing or will not open', async () => {
    expect(await shared.acquire('none')).toBeNull()
    state.fail = true
    await expect(shared.acquire('a')).rejects.toThrow('EMFILE')
    state.fail = false
    const lease = await lend('a')
    lease.release()
    expect(state).toMatchObject({ open: 1, opened: 1 })
  })

  it('closes all that is idle at the end, and the rest when it is released', async () => {
    const idle = await lend('idle')
    const busy = await lend('busy')
    idle.release()
    shared.close()
    await settled()
    expect(state.open).toBe(1)
    busy.release()
    await settled()
    expect(state.open).toBe(0)
  })

  it('tells of a blob that does not close', async () => {
    state.failClose = true
    const lease = await lend('a')
    lease.release()
    shared.close()
    await settled()
    expect(String(errors)).toContain('EIO')
  })
})
