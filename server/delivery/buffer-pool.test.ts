import { describe, expect, it } from 'vitest'
import { BufferPool } from './buffer-pool.node.ts'

describe('the pool of buffers', () => {
  it('hands the buffer out again that came back last', () => {
    const pool = new BufferPool(4)
    const [one, two] = [pool.take(), pool.take()]
    expect(one.byteLength).toBe(256 * 1024)
    pool.giveBack(one)
    pool.giveBack(two)
    expect(pool.take()).toBe(two)
    expect(pool.take()).toBe(one)
  })

  it('hands out small buffers while all are out, and forgets them', () => {
    const pool = new BufferPool(2)
    const taken = [pool.take(), pool.take()]
    const spare = pool.take()
    expect(spare.byteLength).toBe(16 * 1024)
    pool.giveBack(spare)
    pool.abandon(spare)
    expect(pool.out).toBe(2)
    expect(pool.take().byteLength).toBe(16 * 1024)
    pool.giveBack(taken[0] ?? spare)
    expect(pool.take()).toBe(taken[0])
  })

  it('makes another in place of one that was given up', () => {
    const pool = new BufferPool(1)
    const lost = pool.take()
    pool.abandon(lost)
    expect(pool.out).toBe(0)
    const next = pool.take()
    expect(next.byteLength).toBe(256 * 1024)
    expect(next).not.toBe(lost)
  })
})
