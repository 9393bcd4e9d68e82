import { describe, expect, it } from 'vitest'
import { UploadLocks } from './upload-locks.ts'

/** An act that goes on until it is told to end, or stopped if it listens to that. */
function startedAct(locks: UploadLocks, sid: string, listens: boolean) {
  const end = Promise.withResolvers<void>()
  const state = { stopped: false }
  const done = locks.hold(sid, async (stop) => {
    stop.addEventListener('abort', () => {
      state.stopped = true
      if (listens) end.reject(stop.reason)
    })
    await end.promise
  })
  // Watched by the test only once it asks.
  done.catch(() => {})
  return { state, done, end: end.resolve }
}

describe('the lock of an upload', () => {
  it('goes to the newer request, once the older one has stopped', async () => {
    const locks = new UploadLocks()
    const older = startedAct(locks, 'HU1', true)
    expect(await locks.hold('HU1', async () => 'mine')).toBe('mine')
    await expect(older.done).rejects.toMatchObject({ entry: 'upload_busy' })
  })

  it('goes to the newest of several', async () => {
    const locks = new UploadLocks()
    const acts = [1, 2, 3].map(() => startedAct(locks, 'HU1', true))
    const ended: number[] = []
    for (const [at, { done }] of acts.entries()) done.catch(() => ended.push(at))
    await expect.poll(() => ended).toEqual([0, 1])
    acts[2]?.end()
    await acts[2]?.done
    expect(acts[2]?.state.stopped).toBe(false)
  })

  it('waits for what cannot be stopped', async () => {
    const locks = new UploadLocks()
    const publishing = startedAct(locks, 'HU1', false)
    const log: string[] = []
    const next = locks.hold('HU1', async () => void log.push('next'))
    await expect.poll(() => publishing.state.stopped).toBe(true)
    expect(log).toEqual([])
    log.push('published')
    publishing.end()
    await next
    expect(log).toEqual(['published', 'next'])
  })

  it('is refused when that takes too long, and free again after', async () => {
    const locks = new UploadLocks(20)
    const publishing = startedAct(locks, 'HU1', false)
    await expect(locks.hold('HU1', async () => {})).rejects.toMatchObject({
      entry: 'upload_busy',
    })
    publishing.end()
    await publishing.done
    expect(await locks.hold('HU1', async () => 'mine')).toBe('mine')
  })

  it('leaves other uploads alone, and is freed by a failure', async () => {
    const locks = new UploadLocks()
    const other = startedAct(locks, 'HU2', true)
    const failing = locks.hold('HU1', async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await locks.hold('HU1', async () => 'mine')).toBe('mine')
    expect([locks.has('HU1'), locks.has('HU2')]).toEqual([false, true])
    expect(other.state.stopped).toBe(false)
    other.end()
  })
})
