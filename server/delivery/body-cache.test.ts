import { describe, expect, it } from 'vitest'
import { createBodyCache } from './body-cache.ts'

/** A cache over bodies of 10 bytes each, and the digests it read. */
function cacheOf(capacity: number) {
  const read: string[] = []
  const cache = createBodyCache(capacity, async (digest) => {
    read.push(digest)
    if (digest === 'broken') throw new Error('bad sector')
    return new Uint8Array(digest === 'big' ? 100 : 10)
  })
  return { cache, read }
}

describe('the cache of small bodies', () => {
  it('reads a body once, however many ask for it at once', async () => {
    const { cache, read } = cacheOf(100)
    const [one, other] = await Promise.all([cache.fetch('a'), cache.fetch('a')])
    expect(one).toBe(other)
    expect(cache.peek('a')).toBe(one)
    expect(await cache.fetch('a')).toBe(one)
    expect(read).toEqual(['a'])
  })

  it('holds no more bytes than its capacity', async () => {
    const { cache } = cacheOf(30)
    for (const digest of ['a', 'b', 'c', 'd']) await cache.fetch(digest)
    const held = ['a', 'b', 'c', 'd'].filter((digest) => cache.peek(digest))
    expect(held).toEqual(['b', 'c', 'd'])
  })

  it('lets go first of what nobody used', async () => {
    const { cache } = cacheOf(30)
    for (const digest of ['a', 'b', 'c']) await cache.fetch(digest)
    cache.peek('a')
    for (const digest of ['d', 'e']) await cache.fetch(digest)
    expect(cache.peek('a')).toBeDefined()
    expect(cache.peek('b')).toBeUndefined()
    expect(cache.peek('c')).toBeUndefined()
  })

  it('makes room even when everything is in use', async () => {
    const { cache } = cacheOf(30)
    for (const digest of ['a', 'b', 'c']) await cache.fetch(digest)
    for (const digest of ['a', 'b', 'c']) cache.peek(digest)
    await cache.fetch('d')
    expect(cache.peek('d')).toBeDefined()
    expect(['a', 'b', 'c'].filter((digest) => cache.peek(digest))).toHaveLength(2)
  })

  it('hands on, but does not keep, a body larger than itself', async () => {
    const { cache, read } = cacheOf(30)
    await cache.fetch('a')
    expect((await cache.fetch('big')).byteLength).toBe(100)
    expect(cache.peek('big')).toBeUndefined()
    expect(cache.peek('a')).toBeDefined()
    await cache.fetch('big')
    expect(read).toEqual(['a', 'big', 'big'])
  })

  it('fails for all who wait, and tries again for the next', async () => {
    const { cache, read } = cacheOf(30)
    const both = await Promise.allSettled([cache.fetch('broken'), cache.fetch('broken')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(cache.fetch('broken')).rejects.toThrow('bad sector')
    expect(read).toEqual(['broken', 'broken'])
  })
})
