import type { Blobs, OpenBlob } from '../blobs/port.ts'

/** A share in an open blob. Must be released, once. */
export interface Lease {
  blob: OpenBlob
  release(): void
}

interface Held {
  opening: Promise<OpenBlob | null>
  users: number
  /** Whether anyone had it since the last sweep. */
  touched: boolean
}

/** Open blobs that nobody reads just now, kept for the next range of the same video. */
const IDLE_MAX = 64

/**
 * Opens each blob once for all who read it at the same time. One that falls idle stays open
 * until a whole sweep has passed it by, so a player that asks for many ranges opens it once.
 */
export class OpenBlobs {
  readonly #blobs: Blobs
  readonly #onError: (error: unknown) => void
  readonly #held = new Map<string, Held>()
  #idle = 0
  #closed = false

  /** `onError` hears of blobs that fail to close. */
  constructor(blobs: Blobs, onError: (error: unknown) => void) {
    this.#blobs = blobs
    this.#onError = onError
  }

  /** A share in the blob; null when the store has none of that digest. */
  async acquire(digest: string): Promise<Lease | null> {
    const held = this.#hold(digest)
    try {
      const blob = await held.opening
      if (blob) return { blob, release: once(() => this.#release(digest, held)) }
    } catch (error) {
      this.#drop(digest, held)
      throw error
    }
    this.#drop(digest, held)
    return null
  }

  /** Closes what lay idle since the sweep before. To be called every few seconds. */
  sweep(): void {
    for (const [digest, held] of this.#held) {
      if (held.users === 0 && !held.touched) this.#close(digest, held)
      held.touched = false
    }
  }

  /** Closes what is idle, and from now on everything as soon as it falls idle. */
  close(): void {
    this.#closed = true
    for (const [digest, held] of this.#held) if (held.users === 0) this.#close(digest, held)
  }

  #hold(digest: string): Held {
    const known = this.#held.get(digest)
    const held = known ?? { opening: this.#blobs.open(digest), users: 0, touched: true }
    if (known?.users === 0) this.#idle -= 1
    held.users += 1
    held.touched = true
    this.#held.set(digest, held)
    return held
  }

  #release(digest: string, held: Held): void {
    held.users -= 1
    if (held.users > 0) return
    this.#idle += 1
    if (this.#closed || this.#idle > IDLE_MAX) this.#close(digest, held)
  }

  #close(digest: string, held: Held): void {
    this.#idle -= 1
    this.#drop(digest, held)
    held.opening.then((blob) => blob?.close()).catch(this.#onError)
  }

  #drop(digest: string, held: Held): void {
    if (this.#held.get(digest) === held) this.#held.delete(digest)
  }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}
