import { describe, expect, it, test } from 'vitest'
import { sha256Of, someBytes } from './hash-samples.ts'
import { sampleDigest } from './sample-digest.ts'

const KIB = 1024
const MIB = 1024 ** 2

const expected = (bytes: Uint8Array<ArrayBuffer>) => {
  const size = new Uint8Array(8)
  new DataView(size.buffer).setUint32(4, bytes.length)
  const first = bytes.subarray(0, 256 * KIB)
  const last = bytes.subarray(Math.max(256 * KIB, bytes.length - 256 * KIB))
  return sha256Of(Uint8Array.from([...size, ...first, ...last]))
}
const altered = (bytes: Uint8Array<ArrayBuffer>, at: number) =>
  bytes.with(at, (bytes[at] ?? 0) ^ 1)
const digest = (...bytes: Uint8Array<ArrayBuffer>[]) => sampleDigest(new Blob(bytes))

test.each([0, 1, 256 * KIB, 256 * KIB + 1, 512 * KIB, 512 * KIB + 1, 3 * MIB])(
  'a sample of %d bytes is their size and both of their ends',
  async (size) => {
    const bytes = someBytes(size)
    await expect(digest(bytes)).resolves.toBe(await expected(bytes))
  },
)

describe('a sample', () => {
  const bytes = someBytes(MIB)

  it('differs with either end, and with the size', async () => {
    const sample = await digest(bytes)
    await expect(digest(altered(bytes, 0))).resolves.not.toBe(sample)
    await expect(digest(altered(bytes, MIB - 1))).resolves.not.toBe(sample)
    await expect(digest(bytes, bytes)).resolves.not.toBe(sample)
  })

  it('covers every byte of a small file', async () => {
    const small = bytes.slice(0, 512 * KIB)
    const sample = await digest(small)
    for (const at of [255 * KIB, 256 * KIB, 257 * KIB, 400 * KIB]) {
      await expect(digest(altered(small, at))).resolves.not.toBe(sample)
    }
  })
})
