import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HELLO, NO_LIMIT, bytesOf, contentOf, sha256, streamOf } from './compliance-bytes.ts'
import { describeChecksums } from './compliance-checksums.ts'
import { TooManyBytes, type Blobs } from './port.ts'

export interface BlobsUnderTest {
  blobs: Blobs
  cleanup: () => Promise<void>
}

/** What every blob store must do; run by the test of each adapter. */
export function describeBlobs(adapter: string, start: () => Promise<BlobsUnderTest>): void {
  describe(`${adapter} as a blob store`, () => {
    let under: BlobsUnderTest
    let blobs: Blobs
    beforeEach(async () => {
      under = await start()
      blobs = under.blobs
    })
    afterEach(() => under.cleanup())

    const put = async (id: string, text: string) => {
      await blobs.stage(id)
      await blobs.append(id, streamOf([bytesOf(text)]), NO_LIMIT)
      const sealed = await blobs.seal(id)
      await blobs.discard(id)
      return sealed
    }
    const listed = async () => {
      const found = new Map<string, number>()
      for await (const { digest, sealed } of blobs.list()) found.set(digest, sealed)
      return found
    }

    it('turns staged bytes into a blob named by its SHA-256', async () => {
      await blobs.stage('HU1')
      expect(await blobs.stagedSize('HU1')).toBe(0)
      expect(
        await blobs.append('HU1', streamOf([bytesOf('hello '), bytesOf('hangar')]), 12),
      ).toBe(12)
      expect(await blobs.stagedSize('HU1')).toBe(12)
      expect(await blobs.listStaged()).toEqual(['HU1'])

      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
      expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
      expect([...(await listed()).keys()]).toEqual([HELLO])
    })

    it('takes bytes in many parts and large chunks, in order', async () => {
      const large = new Uint8Array(3_500_000).map((_, at) => (at * 31 + (at >> 8)) & 255)
      await blobs.stage('HU1')
      const cuts = [0, 1, 700_000, 700_001, 2_900_000, large.byteLength]
      for (const [at, from] of cuts.slice(0, -1).entries()) {
        const part = large.subarray(from, cuts[at + 1])
        const chunks = [part.subarray(0, 65_536), part.subarray(65_536)]
        expect(await blobs.append('HU1', streamOf(chunks), NO_LIMIT)).toBe(cuts[at + 1])
      }
      const { digest, size } = await blobs.seal('HU1')
      expect({ digest, size }).toEqual({ digest: await sha256(large), size: large.byteLength })
      expect(await sha256((await contentOf(blobs, digest)) ?? large.subarray(1))).toBe(digest)
    })

    it('seals no bytes at all as the empty blob', async () => {
      await blobs.stage('HU1')
      expect(await blobs.append('HU1', streamOf([]), 0)).toBe(0)
      const { digest, size } = await blobs.seal('HU1')
      expect({ digest, size }).toEqual({ digest: await sha256(new Uint8Array(0)), size: 0 })
      expect(await contentOf(blobs, digest)).toEqual(new Uint8Array(0))
    })

    it('keeps what a broken stream brought, and goes on after it', async () => {
      await blobs.stage('HU1')
      const broken = streamOf([bytesOf('hello ')], new Error('the line is dead'))
      await expect(blobs.append('HU1', broken, NO_LIMIT)).rejects.toThrow('the line is dead')
      expect(await blobs.stagedSize('HU1')).toBe(6)
      await blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT)
      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    })

    it('takes bytes up to the limit, but none of a stream that passes it', async () => {
      let cancelled = false
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(bytesOf('hello hangar')),
        cancel: () => void (cancelled = true),
      })
      await blobs.stage('HU1')
      await blobs.append('HU1', streamOf([bytesOf('hello ')]), 12)
      const long = streamOf([bytesOf('han'), bytesOf('gar'), bytesOf(' and more')])
      await expect(blobs.append('HU1', long, 12)).rejects.toThrow(TooManyBytes)
      expect(await blobs.stagedSize('HU1')).toBe(6)
      await expect(blobs.append('HU1', endless, 3_000_000)).rejects.toThrow(TooManyBytes)
      expect(cancelled).toBe(true)
      expect(await blobs.stagedSize('HU1')).toBe(6)
      expect(await blobs.append('HU1', streamOf([bytesOf('hangar')]), 12)).toBe(12)
      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    })

    it('stops when told to, keeps what came until then, and goes on after it', async () => {
      const stop = new AbortController()
      const line = new TransformStream<Uint8Array, Uint8Array>()
      await blobs.stage('HU1')
      const append = blobs.append('HU1', line.readable, NO_LIMIT, { stop: stop.signal })
      await line.writable.getWriter().write(bytesOf('hello '))
      await expect.poll(() => blobs.stagedSize('HU1')).toBe(6)
      stop.abort(new Error('someone else goes on'))
      await expect(append).rejects.toThrow('someone else goes on')
      expect(await blobs.stagedSize('HU1')).toBe(6)
      await blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT)
      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    })

    it('takes nothing when it is told to stop before it begins', async () => {
      const stopped = AbortSignal.abort(new Error('too late'))
      await blobs.stage('HU1')
      const append = blobs.append('HU1', streamOf([bytesOf('hello')]), NO_LIMIT, {
        stop: stopped,
      })
      await expect(append).rejects.toThrow('too late')
      expect(await blobs.stagedSize('HU1')).toBe(0)
    })

    it('lets appends to one area take turns', async () => {
      await blobs.stage('HU1')
      const [first, second] = await Promise.all([
        blobs.append('HU1', streamOf([bytesOf('hel'), bytesOf('lo ')]), NO_LIMIT),
        blobs.append('HU1', streamOf([bytesOf('han'), bytesOf('gar')]), NO_LIMIT),
      ])
      expect([first, second]).toEqual([6, 12])
      expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    })

    it('stores the same bytes once, and knows when they were sealed last', async () => {
      const first = await put('HU1', 'hello hangar')
      const before = (await listed()).get(HELLO) ?? NaN
      expect(Math.abs(before - Date.now())).toBeLessThan(60_000)
      await new Promise((done) => setTimeout(done, 20))
      expect(await put('HU2', 'hello hangar')).toEqual(first)
      const after = await listed()
      expect(after.size).toBe(1)
      expect(after.get(HELLO)).toBeGreaterThan(before)
      expect(await blobs.listStaged()).toEqual([])
    })

    it('seals the same bytes from many areas at once', async () => {
      const ids = ['HU1', 'HU2', 'HU3', 'HU4', 'HU5']
      const sealed = await Promise.all(ids.map((id) => put(id, 'hello hangar')))
      expect(new Set(sealed.map((blob) => blob.digest))).toEqual(new Set([HELLO]))
      expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
    })

    it('keeps what was sealed in its area until that is discarded', async () => {
      await blobs.stage('HU1')
      await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
      const sealed = await blobs.seal('HU1')
      await blobs.remove(HELLO)
      expect(await blobs.stagedSize('HU1')).toBe(12)
      expect(await blobs.seal('HU1')).toEqual(sealed)
      expect(await blobs.seal('HU1')).toEqual(sealed)
      await blobs.discard('HU1')
      expect(await blobs.stagedSize('HU1')).toBeNull()
      expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
    })

    it('keeps staged bytes when the area is staged again', async () => {
      await blobs.stage('HU1')
      await blobs.append('HU1', streamOf([bytesOf('hello ')]), NO_LIMIT)
      await blobs.stage('HU1')
      expect(await blobs.stagedSize('HU1')).toBe(6)
    })

    it('drops a staging area, and has nothing against doing so twice', async () => {
      await blobs.stage('HU1')
      await blobs.append('HU1', streamOf([bytesOf('hello ')]), NO_LIMIT)
      await blobs.discard('HU1')
      await blobs.discard('HU1')
      expect(await blobs.stagedSize('HU1')).toBeNull()
      await expect(blobs.seal('HU1')).rejects.toThrow('no staging area')
    })

    it('refuses bytes for an area that is not there and lets go of the source', async () => {
      let cancelled = false
      const source = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) })
      await expect(blobs.append('HU1', source, NO_LIMIT)).rejects.toThrow('no staging area')
      expect(cancelled).toBe(true)
    })

    it('reads any part of a blob', async () => {
      const { digest } = await put('HU1', '0123456789')
      const blob = await blobs.open(digest)
      const target = new Uint8Array(4)
      expect(blob?.size).toBe(10)
      expect(await blob?.read(target, 3)).toBe(4)
      expect(target).toEqual(bytesOf('3456'))
      expect(await blob?.read(target, 8)).toBe(2)
      expect(target.subarray(0, 2)).toEqual(bytesOf('89'))
      expect(await blob?.read(target, 10)).toBe(0)
      await blob?.close()
    })

    it('removes a blob, but not one that was sealed since', async () => {
      const { digest } = await put('HU1', 'hello hangar')
      const sealed = (await listed()).get(digest) ?? NaN
      await blobs.remove(digest, sealed)
      expect(await contentOf(blobs, digest)).toEqual(bytesOf('hello hangar'))
      await blobs.remove(digest, sealed + 1)
      expect(await blobs.open(digest)).toBeNull()
      await blobs.remove(digest)
      expect((await listed()).size).toBe(0)
    })

    it('counts a blob that is renewed as sealed again, so that it is not removed', async () => {
      const { digest } = await put('HU1', 'hello hangar')
      const before = (await listed()).get(digest) ?? NaN
      await new Promise((done) => setTimeout(done, 20))
      expect(await blobs.renew(digest)).toEqual({ digest, size: 12 })
      expect((await listed()).get(digest)).toBeGreaterThan(before)
      await blobs.remove(digest, before + 1)
      expect(await contentOf(blobs, digest)).toEqual(bytesOf('hello hangar'))
    })

    it('renews no blob that is not there', async () => {
      expect(await blobs.renew('0'.repeat(64))).toBeNull()
      const { digest } = await put('HU1', 'hello hangar')
      await blobs.remove(digest)
      expect(await blobs.renew(digest)).toBeNull()
    })

    it('goes on reading a blob that is removed meanwhile', async () => {
      const { digest } = await put('HU1', 'hello hangar')
      const blob = await blobs.open(digest)
      await blobs.remove(digest)
      const target = new Uint8Array(12)
      expect(await blob?.read(target, 0)).toBe(12)
      expect(target).toEqual(bytesOf('hello hangar'))
      await blob?.close()
    })

    it('has no blob under a digest nobody sealed', async () => {
      expect(await blobs.open('0'.repeat(64))).toBeNull()
    })

    it.each(['../HU1', '', 'a/b'])('refuses %j as a name', async (name) => {
      await expect(blobs.stage(name)).rejects.toThrow('names no blob')
      await expect(blobs.open(name)).rejects.toThrow('names no blob')
      await expect(blobs.renew(name)).rejects.toThrow('names no blob')
      await expect(blobs.remove(name)).rejects.toThrow('names no blob')
    })

    it('knows what room it has, or that nobody does', async () => {
      expect((await blobs.room()) ?? 0).toBeGreaterThanOrEqual(0)
    })

    describeChecksums(() => blobs)
  })
}
