import type { FileHandle } from 'node:fs/promises'

const BATCH = 1024 * 1024
/** So that a stream of tiny chunks makes no endless list; well below IOV_MAX of every system. */
const MAX_CHUNKS = 512
/** How long a batch gathers, in ms: a slow or dead connection's bytes must not stay unseen. */
const GATHER = 200
const SYNC_EVERY = 32 * 1024 * 1024

/**
 * Appends chunks to a file in batches of about a MiB, one batch on its way while the next one
 * gathers; so at most two batches are held. What comes slowly is written every 200 ms. Syncs every 32 MiB in the background, which leaves
 * little to do for the sync at the end (measured: 455 against 353 MiB/s).
 */
export class BatchWriter {
  readonly #file: FileHandle
  #gathered: Uint8Array[] = []
  #bytes = 0
  #unsynced = 0
  #gathering: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  #syncing: Promise<void> = Promise.resolve()

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** Takes a chunk, which must not be altered after; a promise when the caller must wait. */
  add(chunk: Uint8Array): Promise<void> | undefined {
    this.#gathered.push(chunk)
    this.#bytes += chunk.byteLength
    const full = this.#bytes >= BATCH || this.#gathered.length >= MAX_CHUNKS
    if (full) return this.#writeNext()
    // Its failure comes out of the next write or of finish.
    this.#gathering ??= setTimeout(() => void this.#writeNext().catch(() => {}), GATHER)
    return undefined
  }

  /** Writes what is left and waits for all that is on its way. */
  async finish(): Promise<void> {
    await this.#writeNext()
    await this.#writing
    await this.#syncing
  }

  /** Sends this batch on its way; resolves when the former one is written. */
  #writeNext(): Promise<void> {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    const batch = this.#gathered
    const bytes = this.#bytes
    this.#gathered = []
    this.#bytes = 0
    const former = this.#writing
    this.#writing = former.then(() => this.#write(batch, bytes))
    // Marks it as watched: its failure comes out of the next await of it, here or in finish.
    this.#writing.catch(() => {})
    return former
  }

  async #write(batch: Uint8Array[], bytes: number): Promise<void> {
    let left = bytes
    let rest = batch
    while (left > 0) {
      const { bytesWritten } = await this.#file.writev(rest)
      left -= bytesWritten
      rest = left > 0 ? dropBytes(rest, bytesWritten) : []
    }
    await this.#syncNow(bytes)
  }

  async #syncNow(written: number): Promise<void> {
    this.#unsynced += written
    if (this.#unsynced < SYNC_EVERY) return
    this.#unsynced = 0
    await this.#syncing
    this.#syncing = this.#file.datasync()
    this.#syncing.catch(() => {})
  }
}

/** The chunks without their first bytes; a full disk may take only a part of a batch. */
function dropBytes(chunks: Uint8Array[], count: number): Uint8Array[] {
  let skip = count
  return chunks.flatMap((chunk) => {
    const part = chunk.subarray(Math.min(skip, chunk.byteLength))
    skip -= chunk.byteLength - part.byteLength
    return part.byteLength > 0 ? [part] : []
  })
}
