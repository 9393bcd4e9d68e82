import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenBlob } from './port.ts'
import { blobStream } from './stream.ts'

/** A blob that counts how often it was closed, gives at most `most` bytes a read, and may fail. */
function fakeBlob(bytes: Uint8Array, most = Infinity, failure?: Error) {
  const seen = { closed: 0, reads: 0 }
  const blob: OpenBlob = {
    size: bytes.byteLength,
    async read(target, position) {
      seen.reads += 1
      if (failure) throw failure
      const part = bytes.subarray(position, position + Math.min(target.byteLength, most))
      target.set(part)
      return part.byteLength
    },
    close: async () => void (seen.closed += 1),
  }
  return { blob, seen }
}

const bytes = new Uint8Array(1000).map((_, at) => at & 255)

describe('the stream of a blob', () => {
  it('gives any range, byte for byte, and closes the blob once', async () => {
    const ends = fc.tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 400 }))
    await fc.assert(
      fc.asyncProperty(ends, async ([one, other, most]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const { blob, seen } = fakeBlob(bytes, most)
        const got = await new Response(blobStream(blob, start, end)).bytes()
        expect(got).toEqual(bytes.slice(start, end))
        expect(seen.closed).toBe(1)
      }),
    )
  })

  it('reads nothing before it is asked to', async () => {
    const { blob, seen } = fakeBlob(bytes)
    const stream = blobStream(blob, 0, 1000)
    await Promise.resolve()
    expect(seen.reads).toBe(0)
    await stream.cancel()
  })

  it('closes the blob when the reader goes away', async () => {
    const { blob, seen } = fakeBlob(bytes, 10)
    const reader = blobStream(blob, 0, 1000).getReader()
    await reader.read()
    await reader.cancel()
    expect(seen.closed).toBe(1)
  })

  it('breaks and closes the blob when a read fails', async () => {
    const { blob, seen } = fakeBlob(bytes, 10, new Error('bad sector'))
    await expect(new Response(blobStream(blob, 0, 1000)).bytes()).rejects.toThrow('bad sector')
    expect(seen.closed).toBe(1)
  })

  it('breaks when the blob is shorter than promised', async () => {
    const { blob, seen } = fakeBlob(bytes.subarray(0, 500))
    await expect(new Response(blobStream(blob, 0, 1000)).bytes()).rejects.toThrow('ends at 500')
    expect(seen.closed).toBe(1)
  })
})
