import { expect, test } from 'vitest'
import { publishing } from '../catalog/compliance-drafts.ts'
import { openSite } from '../catalog/compliance-records.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { HELLO, NO_LIMIT, bytesOf, contentOf, streamOf } from './compliance-bytes.ts'
import { describeBlobs } from './compliance.ts'
import { digestOf } from './digest.node.ts'
import { createMemoryBlobs } from './memory.ts'
import { withSmallFiles } from './small-files.ts'

describeBlobs('memory with small files in the catalog', async () => ({
  blobs: withSmallFiles(createMemoryBlobs(), createMemoryCatalog(), digestOf),
  cleanup: async () => {},
}))

async function withHello() {
  const catalog = createMemoryCatalog()
  const site = await openSite(catalog)
  const whole = { upload: null, digest: HELLO, bytes: bytesOf('hello hangar') }
  await catalog.commit(publishing(site, [{ path: '/a' }], { whole, dateCreated: 100 }))
  const stored = createMemoryBlobs(() => 50)
  return { stored, blobs: withSmallFiles(stored, catalog, digestOf, () => 200) }
}

test('a small file is found, listed, renewed and removed as a blob is', async () => {
  const { blobs } = await withHello()
  expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
  expect(await Array.fromAsync(blobs.list())).toEqual([{ digest: HELLO, sealed: 100 }])
  await blobs.remove(HELLO, 100)
  expect(await blobs.renew(HELLO)).toEqual({ digest: HELLO, size: 12 })
  await blobs.remove(HELLO, 200)
  expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
  await blobs.remove(HELLO)
  expect(await blobs.open(HELLO)).toBeNull()
  expect(await blobs.renew(HELLO)).toBeNull()
})

test('the same bytes may be in both places, and go from both', async () => {
  const { stored, blobs } = await withHello()
  await blobs.stage('HU1')
  await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
  await blobs.seal('HU1')
  expect(await contentOf(stored, HELLO)).toEqual(bytesOf('hello hangar'))
  expect(await blobs.renew(HELLO)).toEqual({ digest: HELLO, size: 12 })
  await blobs.remove(HELLO)
  expect(await blobs.open(HELLO)).toBeNull()
  expect(await stored.open(HELLO)).toBeNull()
})

test('the digest is that of the bytes', () => {
  expect(digestOf(bytesOf('hello hangar'), 'sha256')).toBe(HELLO)
})
