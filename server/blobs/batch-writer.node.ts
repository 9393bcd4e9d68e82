import type { FileHandle } from 'node:fs/promises'
import { release, WriteBuffers } from './write-buffers.node.ts'

/** How long a batch gathers, in ms: a slow or dead connection's bytes must not stay unseen. */
const GATHER = 200

const buffers = new WriteBuffers()

/** Hears of each batch while it is on its way to the file, in order. */
export type OnBatch = (bytes: Uint8Array) => void

/**
 * Appends chunks to a file in batches, one batch on its way while the next one gathers; so at
 * most two are held. What comes slowly is written every 200 ms.
 */
export class BatchWriter {
  readonly #file: FileHandle
  readonly #onBatch: OnBatch
  #buffer = buffers.take()
  #filled = 0
  #gathering: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(file: FileHandle, onBatch: OnBatch) {
    this.#file = file
    this.#onBatch = onBatch
  }

  /** Takes a chunk over; a promise when the caller must wait. */
  add(chunk: Uint8Array): Promise<void> | undefined {
    const room = this.#buffer.length - this.#filled
    if (chunk.length >= room) return this.#addFilling(chunk, room)
    this.#buffer.set(chunk, this.#filled)
    this.#filled += chunk.length
    release(chunk)
    this.#gathering ??= setTimeout(() => void this.#writeGathered(), GATHER)
    return undefined
  }

  /** Its failure comes out of the next write or of finish. */
  async #writeGathered(): Promise<void> {
    await this.#writing.catch(() => {})
    await this.#writeNext().catch(() => {})
  }

  async #addFilling(chunk: Uint8Array, room: number): Promise<void> {
    this.#buffer.set(chunk.subarray(0, room), this.#filled)
    this.#filled += room
    await this.#writeNext()
    if (chunk.length > room) await this.add(chunk.subarray(room))
    release(chunk)
  }

  /** Writes what is left and waits for all that is on its way. */
  async finish(): Promise<void> {
    try {
      await this.#writeNext()
      await this.#writing
    } finally {
      buffers.give(this.#buffer)
    }
  }

  /** Sends this batch on its way; resolves when the former one is written. */
  #writeNext(): Promise<void> {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    const former = this.#writing
    if (this.#filled === 0) return former
    const buffer = this.#buffer
    const batch = buffer.subarray(0, this.#filled)
    this.#buffer = buffers.take()
    this.#filled = 0
    this.#writing = former.then(() => this.#write(batch)).finally(() => buffers.give(buffer))
    // Marks it as watched: its failure comes out of the next await of it, here or in finish.
    this.#writing.catch(() => {})
    return former
  }

  async #write(batch: Uint8Array): Promise<void> {
    const first = this.#file.writev([batch])
    this.#onBatch(batch)
    // A full disk may take only a part of a batch.
    for (let { bytesWritten: at } = await first; at < batch.length;) {
      at += (await this.#file.writev([batch.subarray(at)])).bytesWritten
    }
  }
}
