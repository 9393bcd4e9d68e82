import type { Log, LogPage } from '../../../../contract/logs.ts'
import { createStore, type Store } from '../../../lib/store.ts'

/** What is known of some Logs; `lines` run from the oldest to the newest. */
export interface LogFeedState {
  lines: readonly Log[]
  /** False until the first answer. */
  isReady: boolean
  /** Why the last request brought nothing; null once one does again. */
  error: unknown
  isLive: boolean
  older:
    | { kind: 'none' }
    | { kind: 'more'; cursor: string }
    | { kind: 'loading'; cursor: string }
    /** So many came that old ones were let go; only a new start can show them. */
    | { kind: 'let_go' }
}

export interface LogFeedDeps {
  fetchPage: (where: { cursor?: string; newer?: string }) => Promise<LogPage>
}

/** A window on Logs that grows at both ends. Lines arrive while it is live and not paused. */
export interface LogFeed extends Pick<Store<LogFeedState>, 'get' | 'subscribe'> {
  /** Fetches the newest lines, unless that was done; again after a failure. */
  start: () => Promise<void>
  loadOlder: () => Promise<void>
  /** Whether lines are asked for as they are written. */
  setLive: (isLive: boolean) => void
  /** Holds the asking while nobody can see the page. */
  setVisible: (isVisible: boolean) => void
  /** Asks for nothing any more. */
  stop: () => void
}

const POLL_MS = 1500
/** A whole page says that there may be more already. */
const FULL_PAGE = 100
/** Lines that are kept while they stream in. */
const KEPT = 1000

const EMPTY: LogFeedState = {
  lines: [],
  isReady: false,
  error: null,
  isLive: false,
  older: { kind: 'none' },
}

/** Makes a feed; nothing is asked for until `start`. */
export function createLogFeed({ fetchPage }: LogFeedDeps): LogFeed {
  const store = createStore<LogFeedState>(EMPTY)
  const put = (part: Partial<LogFeedState>) => store.set({ ...store.get(), ...part })
  let newer: string | null = null
  let isVisible = true
  let isStopped = false
  let isAsking = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (page: LogPage) => {
    const { lines, older } = store.get()
    const known = new Set(lines.map(({ sid }) => sid))
    const added = page.logs.filter(({ sid }) => !known.has(sid)).toReversed()
    const all = [...lines, ...added]
    // Who has gone far back keeps as many lines as that.
    const kept = Math.max(KEPT, lines.length)
    newer = page.newer_cursor ?? newer
    put({
      lines: all.slice(-kept),
      isReady: true,
      error: null,
      older: all.length > kept ? { kind: 'let_go' } : older,
    })
  }

  /** Asks for what came since; the first time, for the newest there are. */
  const ask = async () => {
    if (isAsking || isStopped) return
    isAsking = true
    clearTimeout(timer)
    let isFull = false
    try {
      const page = await fetchPage(newer === null ? {} : { newer })
      if (isStopped) return
      if (newer === null) put({ older: olderOf(page) })
      else isFull = page.logs.length >= FULL_PAGE
      take(page)
    } catch (error) {
      if (!isStopped) put({ error })
    } finally {
      isAsking = false
      askLater(isFull ? 0 : POLL_MS)
    }
  }

  const askLater = (ms: number) => {
    clearTimeout(timer)
    if (store.get().isLive && isVisible && !isStopped) timer = setTimeout(() => void ask(), ms)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    async start() {
      isStopped = false
      if (!store.get().isReady || store.get().error !== null) await ask()
    },
    async loadOlder() {
      const { older } = store.get()
      if (older.kind !== 'more') return
      const { cursor } = older
      put({ older: { kind: 'loading', cursor } })
      try {
        const page = await fetchPage({ cursor })
        put({
          lines: [...page.logs.toReversed(), ...store.get().lines],
          error: null,
          older: olderOf(page),
        })
      } catch (error) {
        put({ error, older: { kind: 'more', cursor } })
      }
    },
    setLive(isLive) {
      put({ isLive })
      askLater(0)
    },
    setVisible(nowVisible) {
      isVisible = nowVisible
      askLater(0)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

const olderOf = ({ next_cursor }: LogPage): LogFeedState['older'] =>
  next_cursor === null ? { kind: 'none' } : { kind: 'more', cursor: next_cursor }
