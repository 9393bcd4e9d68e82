import { describe, expect, it } from 'vitest'
import { HELLO, NO_LIMIT, bytesOf, streamOf } from './compliance-bytes.ts'
import { ChecksumMismatch, type Blobs, type Checksum } from './port.ts'

/** Of "hangar", from sha1sum and sha256sum. */
const SHA1: Checksum = {
  algorithm: 'sha1',
  digest: '2efbdd5afc1e132e9f7c16a0a81d5deb82172b99',
}
const SHA256: Checksum = {
  algorithm: 'sha256',
  digest: '696bbd88de75ea4dd210ea128653454eab6e6635a55db0197045bb54868b5a98',
}

async function staged(blobs: Blobs, text: string): Promise<Blobs> {
  await blobs.stage('HU1')
  await blobs.append('HU1', streamOf([bytesOf(text)]), NO_LIMIT)
  return blobs
}

/** What a store must do with the checksum of an append; a part of `describeBlobs`. */
export function describeChecksums(store: () => Blobs): void {
  describe('with a checksum', () => {
    it.each([SHA1, SHA256])('takes bytes that have their $algorithm', async (checksum) => {
      const blobs = await staged(store(), 'hello ')
      const bytes = streamOf([bytesOf('han'), bytesOf('gar')])
      expect(await blobs.append('HU1', bytes, NO_LIMIT, { checksum })).toBe(12)
      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    })

    it.each([SHA1, SHA256])(
      'keeps none of others, and goes on after them',
      async (checksum) => {
        const blobs = await staged(store(), 'hello ')
        const others = blobs.append('HU1', streamOf([bytesOf('hangars')]), NO_LIMIT, {
          checksum,
        })
        await expect(others).rejects.toThrow(ChecksumMismatch)
        expect(await blobs.stagedSize('HU1')).toBe(6)
        await blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT, { checksum })
        expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
      },
    )

    it('counts no bytes before they are checked', async () => {
      const blobs = await staged(store(), 'hello ')
      const line = new TransformStream<Uint8Array, Uint8Array>()
      const append = blobs.append('HU1', line.readable, NO_LIMIT, { checksum: SHA1 })
      const writer = line.writable.getWriter()
      await writer.write(bytesOf('hangar'))
      await new Promise((done) => setTimeout(done, 50))
      expect(await blobs.stagedSize('HU1')).toBe(6)
      await writer.close()
      expect(await append).toBe(12)
      expect(await blobs.stagedSize('HU1')).toBe(12)
      expect(await blobs.listStaged()).toEqual(['HU1'])
    })

    it('keeps none of a stream that breaks or is stopped: they cannot be checked', async () => {
      const blobs = await staged(store(), 'hello ')
      const broken = streamOf([bytesOf('han')], new Error('the line is dead'))
      const append = blobs.append('HU1', broken, NO_LIMIT, { checksum: SHA1 })
      await expect(append).rejects.toThrow('the line is dead')
      expect(await blobs.stagedSize('HU1')).toBe(6)
      const stop = AbortSignal.abort(new Error('too late'))
      const late = blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT, {
        checksum: SHA1,
        stop,
      })
      await expect(late).rejects.toThrow('too late')
      await blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT, { checksum: SHA1 })
      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    })

    it('seals the bytes only under the digest they are to have', async () => {
      const blobs = await staged(store(), 'hello ')
      await expect(blobs.seal('HU1', HELLO)).rejects.toThrow(ChecksumMismatch)
      expect(await blobs.stagedSize('HU1')).toBe(6)
      await blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT)
      expect(await blobs.seal('HU1', HELLO)).toEqual({ digest: HELLO, size: 12 })
    })

    it('takes no bytes at all under the checksum of none', async () => {
      const blobs = await staged(store(), 'hello hangar')
      const digest = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'
      const checksum: Checksum = { algorithm: 'sha1', digest }
      expect(await blobs.append('HU1', streamOf([]), NO_LIMIT, { checksum })).toBe(12)
    })
  })
}
