import { Failure } from '../failure.ts'

/** How long a request waits for the one before it, in ms; clients retry for about 10 s. */
const PATIENCE = 5000

/** A request that has an upload to itself. */
interface Hold {
  /** Makes it stop taking bytes; what else it does goes on. */
  stop: AbortController
  ended: Promise<void>
}

/**
 * Sees to it that one request of this process at a time alters an upload. The newest one wins,
 * since the one before is mostly a dead connection that has not been noticed yet: it is made to
 * stop taking bytes, and waited for. A publish is not broken off, only waited for.
 */
export class UploadLocks {
  readonly #holds = new Map<string, Hold>()
  readonly #patience: number

  /** `patience` is how long one waits for the other's end, in ms. */
  constructor(patience: number = PATIENCE) {
    this.#patience = patience
  }

  /** Whether a request has the upload to itself now. */
  has(sid: string): boolean {
    return this.#holds.has(sid)
  }

  /**
   * Runs an act that has the upload to itself; its signal says when to stop taking bytes.
   * Throws upload_busy when the request before does not end in time.
   */
  async hold<Result>(
    sid: string,
    act: (stop: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const deadline = Date.now() + this.#patience
    for (let other = this.#holds.get(sid); other; other = this.#holds.get(sid)) {
      other.stop.abort(takenOver())
      await within(other.ended, deadline - Date.now())
    }
    const stop = new AbortController()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    this.#holds.set(sid, { stop, ended })
    try {
      return await act(stop.signal)
    } finally {
      this.#holds.delete(sid)
      end()
    }
  }
}

function takenOver(): Failure {
  const message =
    'A newer request goes on with this upload. Ask for the offset before sending more of it.'
  return new Failure('upload_busy', message)
}

/** Waits for a request's end. Throws upload_busy when it takes longer than `ms`. */
async function within(ended: Promise<void>, ms: number): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Failure('upload_busy')), Math.max(0, ms))
  try {
    await Promise.race([ended, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
