import type { DiskFiles } from './disk-files.node.ts'
import { StorageFull } from './port.ts'

/** How long, in ms, what the system said of the disk is gone by. */
const FRESH = 1000

/**
 * What a disk can still take when some of it is to stay free: a catalog that cannot write any
 * more is worse than an upload that waits. Bytes are counted down in between two looks at the
 * disk, so that most chunks cost no call.
 */
export class DiskRoom {
  readonly #folder: string
  readonly #files: DiskFiles
  readonly #keepFree: number
  #left = 0
  #asked = -Infinity
  #asking: Promise<void> | null = null

  /** `keepFree` in bytes. */
  constructor(folder: string, files: DiskFiles, keepFree: number) {
    this.#folder = folder
    this.#files = files
    this.#keepFree = keepFree
  }

  /** Bytes left, as of a second ago at most; null where the system does not tell. */
  async left(): Promise<number | null> {
    if (!this.#isFresh()) await this.#ask()
    return this.#left === Infinity ? null : Math.max(0, this.#left)
  }

  /** Counts bytes that are about to be written; a promise when it must look. Throws StorageFull. */
  take(bytes: number): Promise<void> | undefined {
    if (!this.#isFresh() || this.#left < bytes) return this.#takeAfterLook(bytes)
    this.#left -= bytes
    return undefined
  }

  async #takeAfterLook(bytes: number): Promise<void> {
    await this.#ask()
    if (this.#left < bytes) {
      this.lookAgain()
      throw new StorageFull()
    }
    this.#left -= bytes
  }

  /** There may be more than was counted: something was dropped, or could not be taken. */
  lookAgain(): void {
    this.#asked = -Infinity
  }

  #isFresh(): boolean {
    return performance.now() - this.#asked < FRESH
  }

  async #ask(): Promise<void> {
    this.#asking ??= this.#look().finally(() => (this.#asking = null))
    await this.#asking
  }

  async #look(): Promise<void> {
    // Some file systems know no size, or not even the question.
    const disk = await this.#files.statfs(this.#folder).catch(() => null)
    const isKnown = disk !== null && disk.blocks > 0
    this.#left = isKnown ? disk.bavail * disk.bsize - this.#keepFree : Infinity
    this.#asked = performance.now()
  }
}
