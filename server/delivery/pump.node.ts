import type { ServerResponse } from 'node:http'
import type { OpenBlob } from '../blobs/port.ts'
import type { BufferPool } from './buffer-pool.node.ts'

interface Chunk {
  buffer: Buffer
  length: number
}

/**
 * Sends a part of a blob, reading one buffer while the one before is written. Resolves with
 * true when all is sent, with false when the client went away; throws when the blob cannot be
 * read. Every buffer is back in the pool, or given up, by then.
 */
export async function pump(
  res: ServerResponse,
  blob: OpenBlob,
  part: { start: number; end: number },
  pool: BufferPool,
): Promise<boolean> {
  const pumping = new Pump(res, blob, part, pool)
  return pumping.run()
}

class Pump {
  readonly #res: ServerResponse
  readonly #blob: OpenBlob
  readonly #end: number
  readonly #pool: BufferPool
  #position: number
  /** Ends the write that is waited for. */
  #settle: (sent: boolean) => void = () => {}

  constructor(
    res: ServerResponse,
    blob: OpenBlob,
    { start, end }: { start: number; end: number },
    pool: BufferPool,
  ) {
    this.#res = res
    this.#blob = blob
    this.#position = start
    this.#end = end
    this.#pool = pool
  }

  async run(): Promise<boolean> {
    const gone = () => this.#settle(false)
    this.#res.once('close', gone)
    let ahead: Promise<Chunk> | null = null
    try {
      ahead = this.#next()
      while (ahead) {
        const chunk: Chunk = await ahead
        ahead = this.#next()
        if (!(await this.#write(chunk))) return false
      }
      return true
    } finally {
      this.#res.off('close', gone)
      await ahead?.then(({ buffer }) => this.#pool.giveBack(buffer)).catch(() => {})
    }
  }

  /** Starts the next read, if anything is left to read. */
  #next(): Promise<Chunk> | null {
    if (this.#position >= this.#end) return null
    const buffer = this.#pool.take()
    const at = this.#position
    const length = Math.min(buffer.byteLength, this.#end - at)
    this.#position += length
    const reading = this.#read(buffer, at, length)
    // It fails when it is awaited, not before: a write may be waited for meanwhile.
    reading.catch(() => {})
    return reading
  }

  async #read(buffer: Buffer, at: number, length: number): Promise<Chunk> {
    try {
      for (let got = 0; got < length;) {
        const bytes = await this.#blob.read(buffer.subarray(got, length), at + got)
        if (bytes === 0) throw new Error(`the blob ends at ${at + got}, before its time`)
        got += bytes
      }
      return { buffer, length }
    } catch (error) {
      this.#pool.giveBack(buffer)
      throw error
    }
  }

  async #write({ buffer, length }: Chunk): Promise<boolean> {
    const sent = await new Promise<boolean>((resolve) => {
      this.#settle = resolve
      if (this.#res.destroyed) return resolve(false)
      this.#res.write(buffer.subarray(0, length), (error) => resolve(!error))
    })
    if (sent) this.#pool.giveBack(buffer)
    else this.#pool.abandon(buffer)
    return sent
  }
}
