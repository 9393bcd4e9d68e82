/** Lets some acts run at a time; the others wait, first come, first served. */
export class Turns {
  readonly #most: number
  readonly #waiting = new Set<() => void>()
  #running = 0

  /** `most` run at once. */
  constructor(most: number) {
    this.#most = most
  }

  /** Runs an act when it is its turn, unless `stop` aborts before: then its reason is thrown. */
  async take<Result>(stop: AbortSignal, act: () => Promise<Result>): Promise<Result> {
    await this.#come(stop)
    try {
      stop.throwIfAborted()
      return await act()
    } finally {
      this.#pass()
    }
  }

  async #come(stop: AbortSignal): Promise<void> {
    if (this.#running < this.#most) {
      this.#running += 1
      return
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const giveUp = () => {
      this.#waiting.delete(resolve)
      reject(stop.reason)
    }
    this.#waiting.add(resolve)
    stop.addEventListener('abort', giveUp)
    try {
      await promise
    } finally {
      stop.removeEventListener('abort', giveUp)
    }
  }

  #pass(): void {
    const [next] = this.#waiting
    if (!next) {
      this.#running -= 1
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
