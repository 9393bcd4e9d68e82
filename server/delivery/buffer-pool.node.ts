/** The best size measured: it stays in the L2 cache between the read and the write. */
const POOLED = 256 * 1024
/** What a download gets while all pooled buffers are out: slower, but none waits for another. */
const SPARE = 16 * 1024

/**
 * Buffers to read large files through. At most `max` of 256 KiB are out or kept; beyond that
 * come small ones of their own, so that ever so many slow clients neither eat the memory nor
 * starve the quick ones.
 */
export class BufferPool {
  readonly #max: number
  /** Last in, first out: the buffer used last is the one still in the cache. */
  readonly #free: Buffer[] = []
  #out = 0

  constructor(max: number) {
    this.#max = max
  }

  /** Pooled buffers that are out now. */
  get out(): number {
    return this.#out
  }

  take(): Buffer {
    if (this.#out >= this.#max) return Buffer.allocUnsafeSlow(SPARE)
    this.#out += 1
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(POOLED)
  }

  /** Takes a buffer back whose bytes are out of our hands. */
  giveBack(buffer: Buffer): void {
    if (buffer.byteLength !== POOLED) return
    this.#out -= 1
    this.#free.push(buffer)
  }

  /** Counts out a buffer that the system may still be reading from: nobody may fill it again. */
  abandon(buffer: Buffer): void {
    if (buffer.byteLength === POOLED) this.#out -= 1
  }
}
