import * as promises from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { whenMissing } from '../node-home/error-code.ts'
import { syncFolder } from '../node-home/sync-folder.node.ts'
import { blobError, linkOrRename, type DiskFiles } from './disk-files.node.ts'
import { makeLayout } from './disk-layout.node.ts'
import { DiskRoom } from './disk-room.node.ts'
import { DiskStaging } from './disk-staging.node.ts'
import { blobPath, isDigest } from './names.ts'
import { ChecksumMismatch, type Blobs, type OpenBlob, type SealedBlob } from './port.ts'
import { createTurns } from './turns.ts'

interface DiskBlobsOptions {
  /** Bytes of the disk that no upload gets. */
  keepFree?: number
  /** For tests that need a disk that fails. */
  files?: DiskFiles
}

/**
 * Blobs in a folder: `staging/<id>` while bytes arrive, `blobs/ab/<digest>` once sealed. Only
 * one process may use a folder at a time.
 */
export async function openDiskBlobs(
  folder: string,
  { keepFree = 0, files = promises }: DiskBlobsOptions = {},
): Promise<Blobs> {
  await makeLayout(folder, files)
  const room = new DiskRoom(folder, files, keepFree)
  const staging = new DiskStaging(folder, files, room)
  await staging.open()
  const sealed = new SealedFiles(folder, files)
  const turns = createTurns()
  return {
    stage: (id) => named(staging.stage(id)),
    stagedSize: (id) => staging.sizeOf(id),
    append: (id, bytes, limit, options) =>
      turns(id, () => named(staging.append(id, bytes, limit, options))),
    seal: (id, digest) =>
      turns(id, async () => {
        const blob = await named(staging.finish(id))
        if (digest && blob.digest !== digest) throw new ChecksumMismatch('sha256')
        await named(sealed.take(staging.pathOf(id), blob))
        return blob
      }),
    discard: (id) => staging.discard(id).finally(() => room.lookAgain()),
    listStaged: () => staging.list(),
    room: () => room.left(),
    open: (digest) => sealed.open(digest),
    linkTo: (digest, path) => sealed.linkTo(digest, path),
    renew: (digest) => sealed.renew(digest),
    list: () => sealed.list(),
    remove: (digest, sealedBefore) =>
      sealed.remove(digest, sealedBefore).finally(() => room.lookAgain()),
  }
}

/** Lets errors out under the names the port gives them. */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw blobError(error)
  }
}

/** The blobs of a disk store. One digest is taken in and removed in turns. */
class SealedFiles {
  readonly #folder: string
  readonly #files: DiskFiles
  readonly #turns = createTurns()

  constructor(folder: string, files: DiskFiles) {
    this.#folder = folder
    this.#files = files
  }

  /** Gives a finished staged file a second name, unless the same bytes have it already. */
  async take(staged: string, blob: SealedBlob): Promise<void> {
    const target = this.#pathOf(blob.digest)
    await this.#turns(blob.digest, async () => {
      const there = await this.#files.stat(target).catch(whenMissing(null))
      if (there?.size === blob.size) {
        await this.#touch(target)
      } else {
        if (there) await this.#files.unlink(target)
        await linkOrRename(this.#files, staged, target)
      }
      await syncFolder(dirname(target), this.#files)
    })
  }

  async open(digest: string): Promise<OpenBlob | null> {
    const file = await this.#files.open(this.#pathOf(digest), 'r').catch(whenMissing(null))
    if (!file) return null
    try {
      return openFile(file, (await file.stat()).size)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** A link shares its mode with the blob, which never changes either. */
  async linkTo(digest: string, path: string): Promise<boolean> {
    try {
      await this.#files.chmod(this.#pathOf(digest), 0o444)
      await this.#files.link(this.#pathOf(digest), path)
      return true
    } catch {
      // Another file system, or one without links; or no such blob, as who then opens it finds.
      return false
    }
  }

  async renew(digest: string): Promise<SealedBlob | null> {
    const path = this.#pathOf(digest)
    return this.#turns(digest, async () => {
      const there = await this.#files.stat(path).catch(whenMissing(null))
      if (!there) return null
      await this.#touch(path)
      return { digest, size: there.size }
    })
  }

  async *list() {
    const blobs = join(this.#folder, 'blobs')
    for (const shard of await this.#files.readdir(blobs)) {
      for (const digest of await this.#files.readdir(join(blobs, shard))) {
        if (!isDigest(digest)) continue
        const found = await this.#files.stat(this.#pathOf(digest)).catch(whenMissing(null))
        if (found) yield { digest, sealed: found.mtimeMs }
      }
    }
  }

  async remove(digest: string, sealedBefore = Infinity): Promise<void> {
    const path = this.#pathOf(digest)
    await this.#turns(digest, async () => {
      const found = await this.#files.stat(path).catch(whenMissing(null))
      if (found && found.mtimeMs < sealedBefore)
        await this.#files.unlink(path).catch(whenMissing(null))
    })
  }

  async #touch(path: string): Promise<void> {
    const now = new Date()
    await this.#files.utimes(path, now, now)
  }

  #pathOf(digest: string): string {
    return join(this.#folder, blobPath(digest))
  }
}

function openFile(file: FileHandle, size: number): OpenBlob {
  return {
    size,
    read: async (target, position) =>
      (await file.read(target, 0, target.byteLength, position)).bytesRead,
    close: () => file.close(),
  }
}
