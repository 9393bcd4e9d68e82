import * as promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HELLO, NO_LIMIT, bytesOf, contentOf, sha256, streamOf } from './compliance-bytes.ts'
import { describeBlobs } from './compliance.ts'
import { SmallDisk } from '../testing/small-disk.node.ts'
import type { DiskFiles } from './disk-files.node.ts'
import { openDiskBlobs } from './disk.node.ts'
import { ChecksumMismatch, StorageFull } from './port.ts'

const newFolder = () => promises.mkdtemp(join(tmpdir(), 'hangar-blobs-'))
const drop = (folder: string) => promises.rm(folder, { recursive: true, force: true })

describeBlobs('disk', async () => {
  const folder = await newFolder()
  return { blobs: await openDiskBlobs(folder), cleanup: () => drop(folder) }
})

const noLinks: DiskFiles['link'] = () => Promise.reject(systemError('EPERM'))

const megabyte = () => new Uint8Array(1024 * 1024)

const sizeOf = async (path: string) => (await promises.stat(path)).size

/** An error as the system throws it. */
const systemError = (code: string) => Object.assign(new Error(code), { code })

describe('blobs on disk', () => {
  let folder: string
  beforeEach(async () => void (folder = await newFolder()))
  afterEach(() => drop(folder))

  it('brings staged bytes and blobs over a restart', async () => {
    const first = await openDiskBlobs(folder)
    await first.stage('HU1')
    await first.append('HU1', streamOf([bytesOf('hello ')]), NO_LIMIT)
    await first.stage('HU2')
    await first.append('HU2', streamOf([bytesOf('kept')]), NO_LIMIT)
    const kept = await first.seal('HU2')

    const second = await openDiskBlobs(folder)
    expect(await second.stagedSize('HU1')).toBe(6)
    await second.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT)
    expect(await second.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    expect(await contentOf(second, kept.digest)).toEqual(bytesOf('kept'))
  })

  it('seals after a restart what was staged whole before it', async () => {
    const first = await openDiskBlobs(folder)
    const large = new Uint8Array(2_500_000).fill(7)
    await first.stage('HU1')
    await first.append('HU1', streamOf([large.slice()]), NO_LIMIT)
    const second = await openDiskBlobs(folder)
    expect((await second.seal('HU1')).digest).toBe(await sha256(large))
  })

  it('seals again after a restart what was sealed before it, also when that blob is gone', async () => {
    const first = await openDiskBlobs(folder)
    await first.stage('HU1')
    await first.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    await first.seal('HU1')
    const second = await openDiskBlobs(folder)
    await second.remove(HELLO)
    expect(await second.stagedSize('HU1')).toBe(12)
    expect(await second.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
    expect(await contentOf(second, HELLO)).toEqual(bytesOf('hello hangar'))
  })

  it('takes back after a restart what a former process had not checked', async () => {
    const first = await openDiskBlobs(folder)
    await first.stage('HU1')
    await first.append('HU1', streamOf([bytesOf('hello ')]), NO_LIMIT)
    const line = new TransformStream<Uint8Array, Uint8Array>()
    const checksum = { algorithm: 'sha1', digest: '0'.repeat(40) } as const
    const append = first.append('HU1', line.readable, NO_LIMIT, { checksum })
    const writer = line.writable.getWriter()
    await writer.write(bytesOf('hangars'))
    await expect.poll(() => sizeOf(join(folder, 'staging', 'HU1'))).toBe(13)
    const later = join(folder, 'later')
    await promises.cp(join(folder, 'staging'), join(later, 'staging'), { recursive: true })
    await writer.close()
    await expect(append).rejects.toThrow(ChecksumMismatch)

    const second = await openDiskBlobs(later)
    expect(await second.stagedSize('HU1')).toBe(6)
    await second.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT)
    expect(await (await openDiskBlobs(later)).seal('HU1')).toEqual({ digest: HELLO, size: 12 })
  })

  it('drops an area of which the disk has lost bytes: it can begin anew, not be trusted', async () => {
    let broken = true
    const open: DiskFiles['open'] = async (path, flags, mode) => {
      const file = await promises.open(path, flags, mode)
      const datasync = file.datasync.bind(file)
      const failing = () => (broken ? Promise.reject(systemError('EIO')) : datasync())
      return Object.assign(file, { datasync: failing })
    }
    const blobs = await openDiskBlobs(folder, { files: { ...promises, open } })
    await blobs.stage('HU1')
    const large = streamOf(Array.from({ length: 40 }, megabyte))
    // Whether the stream or the seal is first to learn of it, is chance.
    const sealed = blobs.append('HU1', large, NO_LIMIT).then(() => blobs.seal('HU1'))
    await expect(sealed).rejects.toThrow('EIO')
    broken = false
    await expect.poll(() => blobs.stagedSize('HU1')).toBeNull()
    expect(await blobs.listStaged()).toEqual([])
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
  })

  it('keeps the file of a blob below the first two digits of its digest', async () => {
    const blobs = await openDiskBlobs(folder)
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    expect(await promises.readdir(join(folder, 'staging'))).toEqual(['HU1'])
    await blobs.seal('HU1')
    await blobs.discard('HU1')
    expect(await promises.readdir(join(folder, 'staging'))).toEqual([])
    expect(await promises.readFile(join(folder, 'blobs', '3e', HELLO), 'utf8')).toBe(
      'hello hangar',
    )
  })

  it('leaves files alone that are not its own', async () => {
    const blobs = await openDiskBlobs(folder)
    await promises.writeFile(join(folder, 'staging', '.DS_Store'), '')
    await promises.writeFile(join(folder, 'blobs', '00', 'notes.txt'), '')
    expect(await blobs.listStaged()).toEqual([])
    const listed = []
    for await (const blob of blobs.list()) listed.push(blob)
    expect(listed).toEqual([])
  })

  it('keeps what a full disk took, says so, and goes on when there is room again', async () => {
    const small = await openDiskBlobs(folder, {
      files: new SmallDisk(1_500_000, { tells: false }).files,
    })
    const large = new Uint8Array(4_000_000).map((_, at) => at % 251)
    let cancelled = false
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(large.slice(0, 400_000)),
      cancel: () => void (cancelled = true),
    })
    await small.stage('HU1')
    await expect(small.append('HU1', source, NO_LIMIT)).rejects.toThrow(StorageFull)
    expect(cancelled).toBe(true)
    expect(await small.stagedSize('HU1')).toBe(1_500_000)

    const roomy = await openDiskBlobs(folder)
    const before = await promises.readFile(join(folder, 'staging', 'HU1'))
    const whole = new Uint8Array([...before, ...large])
    await roomy.append('HU1', streamOf([large]), NO_LIMIT)
    expect((await roomy.seal('HU1')).digest).toBe(await sha256(whole))
  })

  it('leaves free of the disk what it is told to, and sees when there is more', async () => {
    let free = 300_000
    const statfs = async () => ({ blocks: 1000, bsize: 1000, bavail: free / 1000 })
    const files = { ...promises, statfs }
    const blobs = await openDiskBlobs(folder, { keepFree: 100_000, files })
    expect(await blobs.room()).toBe(200_000)
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([new Uint8Array(150_000)]), NO_LIMIT)
    expect(await blobs.room()).toBe(50_000)
    free = 100_000
    const tooMuch = streamOf([new Uint8Array(50_000), new Uint8Array(1)])
    await expect(blobs.append('HU1', tooMuch, NO_LIMIT)).rejects.toThrow(StorageFull)
    expect(await blobs.stagedSize('HU1')).toBe(200_000)
    free = 1_000_000
    expect(await blobs.append('HU1', streamOf([new Uint8Array(1)]), NO_LIMIT)).toBe(200_001)
    expect(await blobs.room()).toBe(899_999)
  })

  it('has no room when less is free than is to stay so, and asks again after a second', async () => {
    let free = 50
    const statfs = async () => ({ blocks: 1000, bsize: 1, bavail: free })
    const files = { ...promises, statfs }
    const blobs = await openDiskBlobs(folder, { keepFree: 100, files })
    expect(await blobs.room()).toBe(0)
    free = 250
    await expect.poll(() => blobs.room(), { timeout: 3000 }).toBe(150)
  })

  it('has the room of bytes that were dropped at once', async () => {
    const disk = new SmallDisk(1000)
    const blobs = await openDiskBlobs(folder, { files: disk.files })
    await blobs.stage('HU1')
    const tooMuch = streamOf([new Uint8Array(600), new Uint8Array(600)])
    await expect(blobs.append('HU1', tooMuch, NO_LIMIT)).rejects.toThrow(StorageFull)
    await blobs.discard('HU1')
    disk.room = 1000
    expect(await blobs.room()).toBe(1000)
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([new Uint8Array(400)]), NO_LIMIT)
    const { digest } = await blobs.seal('HU1')
    expect(await blobs.room()).toBe(600)
    await blobs.remove(digest)
    disk.room = 1000
    expect(await blobs.room()).toBe(1000)
  })

  it.each(['tells no size', 'does not know the question'])(
    'takes bytes where the system %s',
    async (why) => {
      const statfs = async () => {
        if (why === 'does not know the question') throw systemError('ENOSYS')
        return { blocks: 0, bsize: 4096, bavail: 0 }
      }
      const files = { ...promises, statfs }
      const blobs = await openDiskBlobs(folder, { keepFree: 100, files })
      expect(await blobs.room()).toBeNull()
      await blobs.stage('HU1')
      expect(await blobs.append('HU1', streamOf([bytesOf('hello')]), NO_LIMIT)).toBe(5)
    },
  )

  it('hashes what is on the disk when a write of the same process had failed', async () => {
    let full = true
    const open: DiskFiles['open'] = async (path, flags, mode) => {
      const file = await promises.open(path, flags, mode)
      const writev = file.writev.bind(file)
      const failing = async (chunks: Uint8Array[]) => {
        if (full) throw systemError('EDQUOT')
        return writev(chunks)
      }
      return Object.assign(file, { writev: failing })
    }
    const blobs = await openDiskBlobs(folder, { files: { ...promises, open } })
    await blobs.stage('HU1')
    const lost = blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    await expect(lost).rejects.toThrow(StorageFull)
    full = false
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
  })

  it('shows no blob when it gets no name, and seals when it is tried again', async () => {
    let broken = true
    const link: DiskFiles['link'] = async (from, to) => {
      if (broken) throw systemError('ENOSPC')
      return promises.link(from, to)
    }
    const blobs = await openDiskBlobs(folder, { files: { ...promises, link } })
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    await expect(blobs.seal('HU1')).rejects.toThrow(StorageFull)
    expect(await blobs.open(HELLO)).toBeNull()
    broken = false
    expect(await blobs.seal('HU1')).toEqual({ digest: HELLO, size: 12 })
  })

  it('seals on a disk without links too, where the area is gone then', async () => {
    const blobs = await openDiskBlobs(folder, { files: { ...promises, link: noLinks } })
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    await blobs.seal('HU1')
    expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
    expect(await blobs.stagedSize('HU1')).toBeNull()
  })

  it('replaces a blob that a foreign hand cut short', async () => {
    const blobs = await openDiskBlobs(folder)
    await promises.writeFile(join(folder, 'blobs', '3e', HELLO), 'hello')
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    await blobs.seal('HU1')
    expect(await contentOf(blobs, HELLO)).toEqual(bytesOf('hello hangar'))
  })

  it('syncs the bytes before they get their name, and the folder after it', async () => {
    const log: string[] = []
    const open: DiskFiles['open'] = async (path, flags, mode) => {
      const file = await promises.open(path, flags, mode)
      const [datasync, sync] = [file.datasync.bind(file), file.sync.bind(file)]
      const name = String(path).slice(folder.length)
      return Object.assign(file, {
        datasync: () => (log.push(`datasync ${name}`), datasync()),
        sync: () => (log.push(`sync ${name}`), sync()),
      })
    }
    const link: DiskFiles['link'] = (from, to) => {
      log.push('link')
      return promises.link(from, to)
    }
    const blobs = await openDiskBlobs(folder, { files: { ...promises, open, link } })
    await blobs.stage('HU1')
    await blobs.append('HU1', streamOf([bytesOf('hello hangar')]), NO_LIMIT)
    log.length = 0
    await blobs.seal('HU1')
    expect(log).toEqual(['datasync /staging/HU1', 'link', 'sync /blobs/3e'])
  })

  it('closes every file it opens', async () => {
    const opened = new Set<promises.FileHandle>()
    const open: DiskFiles['open'] = async (path, flags, mode) => {
      const file = await promises.open(path, flags, mode)
      opened.add(file)
      return file
    }
    const blobs = await openDiskBlobs(folder, { files: { ...promises, open } })
    await blobs.stage('HU1')
    const broken = streamOf([bytesOf('hello ')], new Error('the line is dead'))
    await expect(blobs.append('HU1', broken, NO_LIMIT)).rejects.toThrow('the line is dead')
    await blobs.append('HU1', streamOf([bytesOf('hangar')]), NO_LIMIT)
    await blobs.seal('HU1')
    await contentOf(blobs, HELLO)
    expect(opened.size).toBeGreaterThan(4)
    expect([...opened].filter((file) => file.fd !== -1)).toEqual([])
  })
})
