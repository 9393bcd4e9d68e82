import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDiskBlobs } from '../blobs/disk.node.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { blobPath } from '../blobs/names.ts'
import type { Blobs } from '../blobs/port.ts'
import { newSid } from '../rules/sids.ts'
import { removeFolder, writeGeneration } from './generation-folder.node.ts'
import type { ProgramFile } from './program.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-generation-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function store(blobs: Blobs, path: string, text: string): Promise<ProgramFile> {
  const id = newSid('upload')
  await blobs.stage(id)
  await blobs.append(id, new Blob([text]).stream(), text.length)
  const { digest } = await blobs.seal(id)
  await blobs.discard(id)
  return { resourceSid: newSid('asset'), versionSid: newSid('version'), path, digest }
}
const write = (
  blobs: Blobs,
  name: string,
  assets: ProgramFile[],
  former: string | null = null,
) =>
  writeGeneration(
    join(folder, name),
    { functions: new Map(), assets },
    { blobs, dependencies: null, former },
  )
const statsOf = async ({ assets }: Awaited<ReturnType<typeof write>>) =>
  Promise.all(assets.map(({ file }) => stat(file)))

test('files of a store on the disk are the blobs themselves, which nobody may write', async () => {
  const blobs = await openDiskBlobs(folder)
  const asset = await store(blobs, '/a.txt', 'a')
  const [placed] = await statsOf(await write(blobs, 'one', [asset]))
  const blob = await stat(join(folder, blobPath(asset.digest)))
  expect(placed?.ino).toBe(blob.ino)
  expect(blob.mode & 0o777).toBe(0o444)
  await removeFolder(join(folder, 'one'))
  const opened = await blobs.open(asset.digest)
  expect(opened?.size).toBe(1)
  await opened?.close()
  expect(await store(blobs, '/again.txt', 'a')).toMatchObject({ digest: asset.digest })
})

test('files of other stores are copied once, and linked from then on', async () => {
  const blobs = createMemoryBlobs()
  const assets = await Promise.all(
    Array.from({ length: 20 }, (_, at) => store(blobs, `/dir/${at}.txt`, `text ${at}`)),
  )
  const one = await write(blobs, 'one', assets)
  const texts = await Promise.all(one.assets.map(({ file }) => readFile(file, 'utf8')))
  expect(texts).toEqual(assets.map((_, at) => `text ${at}`))
  const two = await statsOf(await write(blobs, 'two', assets, one.path))
  expect(two.map(({ ino }) => ino)).toEqual((await statsOf(one)).map(({ ino }) => ino))
  expect(new Set(two.map(({ mode }) => mode & 0o777))).toEqual(new Set([0o444]))
})

test('a blob that is missing is told, when nothing is written any more', async () => {
  const blobs = createMemoryBlobs()
  const assets = [await store(blobs, '/a.txt', 'a'), await store(blobs, '/b.txt', 'b')]
  await blobs.remove(assets[0]?.digest ?? '')
  await expect(write(blobs, 'one', assets)).rejects.toThrow(/missing from the store/)
})
