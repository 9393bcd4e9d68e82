import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { whenMissing } from '../node-home/error-code.ts'
import { BackgroundSync } from './background-sync.node.ts'
import { BatchWriter } from './batch-writer.node.ts'
import { withFile, type DiskFiles } from './disk-files.node.ts'
import type { DiskRoom } from './disk-room.node.ts'
import { noStagingArea, refuse, takeIn, type Take } from './intake.ts'
import { isStagedId, stagedPath } from './names.ts'
import { ChecksumMismatch, TooManyBytes, type AppendOptions } from './port.ts'
import { UncheckedBytes } from './unchecked-bytes.node.ts'

const APPEND = constants.O_WRONLY | constants.O_APPEND
const READ_CHUNK = 1024 * 1024

/** A hash of the first `size` bytes of a staged file. */
interface Running {
  hash: Hash
  size: number
}

/** The staging areas of a disk store: files that grow, and their hashes kept on the way. */
export class DiskStaging {
  readonly #folder: string
  readonly #files: DiskFiles
  readonly #room: DiskRoom
  /** By id; only a hint, so that a restart or a failed write costs no more than a second read. */
  readonly #running = new Map<string, Running>()
  readonly #unchecked: UncheckedBytes
  readonly #syncs = new Map<string, BackgroundSync>()

  constructor(folder: string, files: DiskFiles, room: DiskRoom) {
    this.#folder = folder
    this.#files = files
    this.#room = room
    this.#unchecked = new UncheckedBytes(folder, files)
  }

  /** Makes good what a former process has left undone. */
  async open(): Promise<void> {
    await this.#unchecked.cutBack()
  }

  pathOf(id: string): string {
    return join(this.#folder, stagedPath(id))
  }

  async stage(id: string): Promise<void> {
    await withFile(this.#files.open(this.pathOf(id), 'a'), async () => {})
  }

  async sizeOf(id: string): Promise<number | null> {
    const size =
      (await this.#files.stat(this.pathOf(id)).catch(whenMissing(null)))?.size ?? null
    return size === null ? null : (this.#unchecked.fromOf(id) ?? size)
  }

  async append(
    id: string,
    bytes: ReadableStream<Uint8Array>,
    limit: number,
    { stop, checksum }: AppendOptions = {},
  ): Promise<number> {
    const file = await this.#files.open(this.pathOf(id), APPEND).catch(whenMissing(null))
    if (!file) throw refuse(bytes, id)
    return withFile(Promise.resolve(file), async () => {
      const { size } = await file.stat()
      const running = await this.#hashOf(id, size)
      const before = { hash: running.hash.copy(), size }
      const sum = checksum && createHash(checksum.algorithm)
      const takeAll = (take: Take) => takeIn(bytes, limit - size, take, stop)
      try {
        if (checksum) await this.#unchecked.begin(id, size)
        const grown = await this.#grow(id, file, running, takeAll, sum)
        if (sum && sum.digest('hex') !== checksum.digest) {
          throw new ChecksumMismatch(checksum.algorithm)
        }
        await this.#unchecked.end(id)
        return grown
      } catch (error) {
        if (checksum || error instanceof TooManyBytes) await this.#cut(id, file, before)
        await this.#unchecked.end(id)
        throw error
      }
    })
  }

  async #grow(
    id: string,
    file: FileHandle,
    { hash, size: start }: Running,
    takeAll: (take: Take) => Promise<void>,
    sum?: Hash,
  ): Promise<number> {
    let size = start
    const sync = this.#syncOf(id)
    const writer = new BatchWriter(file, (batch) => {
      hash.update(batch)
      sum?.update(batch)
      size += batch.byteLength
      sync.wrote(batch.byteLength)
    })
    // The hash runs ahead of the file, so it only counts again once all is written.
    this.#running.delete(id)
    try {
      await takeAll((chunk) => {
        sync.throwIfFailed()
        const add = () => writer.add(chunk)
        return this.#room.take(chunk.byteLength)?.then(add) ?? add()
      })
    } finally {
      await writer.finish()
      this.#running.set(id, { hash, size })
    }
    sync.throwIfFailed()
    return size
  }

  /** Takes back what came after `before`. */
  async #cut(id: string, file: FileHandle, before: Running): Promise<void> {
    this.#running.delete(id)
    await file.truncate(before.size)
    this.#running.set(id, before)
  }

  /** The digest and size of all that is staged, in hex and bytes, made durable. */
  async finish(id: string): Promise<{ digest: string; size: number }> {
    const opened = await this.#files.open(this.pathOf(id), 'r+').catch(whenMissing(null))
    if (!opened) throw noStagingArea(id)
    return withFile(Promise.resolve(opened), async (file) => {
      await this.#syncs.get(id)?.settled()
      const { size } = await file.stat()
      const { hash } = await this.#hashOf(id, size)
      const now = new Date()
      await file.utimes(now, now)
      await file.datasync().catch(async (error: unknown) => {
        await this.discard(id)
        throw error
      })
      // A copy, so that a seal that fails further on can be tried again.
      return { digest: hash.copy().digest('hex'), size }
    })
  }

  /** With a file of its own: nobody waits for it before the bytes are all there. */
  #syncOf(id: string): BackgroundSync {
    const known = this.#syncs.get(id)
    if (known) return known
    const path = this.pathOf(id)
    const sync = new BackgroundSync(
      () => withFile(this.#files.open(path, 'r+'), (file) => file.datasync()),
      // The system tells of lost bytes only once: the upload begins anew.
      () => this.discard(id),
    )
    this.#syncs.set(id, sync)
    return sync
  }

  async discard(id: string): Promise<void> {
    this.#running.delete(id)
    this.#syncs.delete(id)
    await this.#files.unlink(this.pathOf(id)).catch(whenMissing(null))
  }

  async list(): Promise<string[]> {
    return (await this.#files.readdir(join(this.#folder, 'staging'))).filter(isStagedId)
  }

  async #hashOf(id: string, size: number): Promise<Running> {
    const kept = this.#running.get(id)
    if (kept?.size === size) return kept
    const running = { hash: createHash('sha256'), size }
    if (size > 0) await this.#readInto(running.hash, id, size)
    this.#running.set(id, running)
    return running
  }

  async #readInto(hash: Hash, id: string, size: number): Promise<void> {
    const buffer = Buffer.allocUnsafeSlow(Math.min(READ_CHUNK, size))
    await withFile(this.#files.open(this.pathOf(id), 'r'), async (file) => {
      for (let at = 0; at < size;) {
        const length = Math.min(buffer.byteLength, size - at)
        const { bytesRead } = await file.read(buffer, 0, length, at)
        if (bytesRead === 0) throw new Error(`${id} became shorter while it was read`)
        hash.update(buffer.subarray(0, bytesRead))
        at += bytesRead
      }
    })
  }
}
