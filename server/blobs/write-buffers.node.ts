/** Bytes of one write: large enough to cost few calls, small enough to stay in a core's cache. */
export const BATCH = 512 * 1024
/** Buffers kept for the next upload; more only exist while more uploads are under way. */
const KEPT = 8

/**
 * Buffers that uploads are gathered in, used again and again: fresh ones for every MiB cost more
 * than the hash, in page faults and collected garbage.
 */
export class WriteBuffers {
  readonly #free: Buffer<ArrayBuffer>[] = []

  take(): Buffer<ArrayBuffer> {
    // Slow ones have memory of their own, of which only touched pages count.
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(BATCH)
  }

  give(buffer: Buffer<ArrayBuffer>): void {
    if (this.#free.length < KEPT) this.#free.push(buffer)
  }
}

/** Below it, freeing costs more than it saves. */
const WORTH_RELEASING = 16 * 1024

/**
 * Frees the memory of a chunk that nobody reads any more, if it has one of its own. Left to the
 * collector, the chunks of a large file make it go through the whole heap again and again
 * (measured: 3.0 against 1.8 ms of CPU a MiB), and each next one needs fresh pages.
 */
export function release({ buffer, byteLength }: Uint8Array): void {
  const isWhole = byteLength === buffer.byteLength && byteLength >= WORTH_RELEASING
  if (isWhole && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
