import type { Publication } from '../changes/publish-upload.ts'
import { Failure } from '../failure.ts'
import { failureOf } from '../failure-of.ts'
import type { Fetch, News } from './fetch.ts'
import { RemoteTooSlow } from './port.ts'
import { Turns } from './turns.ts'

/** What a fetch does: fetch and publish, until `signal` ends it with its reason. */
export type FetchAct = (signal: AbortSignal, tell: (news: News) => void) => Promise<Publication>

interface UnderWay {
  stop: AbortController
  ended: Promise<void>
}

export interface FetchesOptions {
  /** How long one may take in all from its turn on, in ms. */
  timeout?: number
  atOnce?: number
  /** The time in ms. */
  clock?: () => number
}

export const FETCH_TIMEOUT = 10 * 60 * 1000
const AT_ONCE = 4
/** How many may be under way or wait, and how many that have ended are remembered. */
const MOST = 1000
const REMEMBERED = 60 * 60 * 1000

/** The fetches of this process: some at a time, the others wait, and those that have ended. */
export class Fetches {
  readonly #fetches = new Map<string, Fetch>()
  readonly #underWay = new Map<string, UnderWay>()
  /** Latest last. */
  readonly #ended: { sid: string; date: number }[] = []
  readonly #turns: Turns
  readonly #timeout: number
  readonly #clock: () => number

  constructor(options: FetchesOptions = {}) {
    this.#turns = new Turns(options.atOnce ?? AT_ONCE)
    this.#timeout = options.timeout ?? FETCH_TIMEOUT
    this.#clock = options.clock ?? Date.now
  }

  /** Begins a fetch; `onError` hears of what nobody has foreseen. Throws fetches_busy. */
  begin(fetch: Fetch, act: FetchAct, onError: (error: unknown) => void): void {
    if (this.#underWay.size >= MOST) throw new Failure('fetches_busy')
    const { sid } = fetch
    const stop = new AbortController()
    this.#fetches.set(sid, fetch)
    const ended = this.#run(sid, act, stop, onError).finally(() => {
      this.#underWay.delete(sid)
      this.#hasEnded(sid)
    })
    this.#underWay.set(sid, { stop, ended })
  }

  /** Takes in one that has ended already. */
  remember(fetch: Fetch): void {
    this.#fetches.set(fetch.sid, fetch)
    this.#hasEnded(fetch.sid)
  }

  /** A fetch as it is now; null for one that is forgotten or never was. */
  find(sid: string): Fetch | null {
    this.#forget()
    return this.#fetches.get(sid) ?? null
  }

  /** The fetch of a key that is under way or has published something. */
  findByKey(environmentSid: string, key: string): Fetch | null {
    this.#forget()
    for (const fetch of this.#fetches.values()) {
      const isIt = fetch.key === key && fetch.site.environment.sid === environmentSid
      if (isIt && fetch.status !== 'failed' && fetch.status !== 'cancelled') return fetch
    }
    return null
  }

  /** Ends a fetch, unless it is being published already; resolves when it has ended. */
  async cancel(sid: string): Promise<void> {
    const underWay = this.#underWay.get(sid)
    underWay?.stop.abort(new Cancelled())
    await underWay?.ended
  }

  /** Ends all, as above. */
  async close(): Promise<void> {
    await Promise.all([...this.#underWay.keys()].map((sid) => this.cancel(sid)))
  }

  async #run(
    sid: string,
    act: FetchAct,
    stop: AbortController,
    onError: (error: unknown) => void,
  ): Promise<void> {
    try {
      const published = await this.#turns.take(stop.signal, () =>
        this.#within(stop, (signal) => act(signal, (news) => this.#note(sid, news))),
      )
      this.#note(sid, { status: 'published', published })
    } catch (error) {
      if (error instanceof Cancelled) return this.#note(sid, { status: 'cancelled' })
      const failure = failureOf(error)
      if (failure.entry === 'internal') onError(error)
      this.#note(sid, { status: 'failed', failure })
    }
  }

  async #within<Result>(
    stop: AbortController,
    act: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const timer = setTimeout(() => stop.abort(tooSlow(this.#timeout)), this.#timeout)
    try {
      return await act(stop.signal)
    } finally {
      clearTimeout(timer)
    }
  }

  #note(sid: string, news: Partial<Fetch>): void {
    const fetch = this.#fetches.get(sid)
    if (fetch) this.#fetches.set(sid, { ...fetch, ...news })
  }

  #hasEnded(sid: string): void {
    this.#ended.push({ sid, date: this.#clock() })
    this.#forget()
  }

  #forget(): void {
    const before = this.#clock() - REMEMBERED
    for (let [first] = this.#ended; first; [first] = this.#ended) {
      if (this.#ended.length <= MOST && first.date > before) return
      this.#fetches.delete(first.sid)
      this.#ended.shift()
    }
  }
}

/** What a fetch ends with when nobody wants it any more. */
class Cancelled extends Error {}

function tooSlow(ms: number): RemoteTooSlow {
  return new RemoteTooSlow(
    `The file had not arrived after ${ms / 1000} seconds, so it was given up; nothing was published. Try again, or raise HANGAR_FETCH_TIMEOUT on the server.`,
  )
}
