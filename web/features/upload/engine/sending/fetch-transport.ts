import type { Fetch } from '../../../../../contract/fetches.ts'
import type { Published } from '../../../../../contract/uploads.ts'
import { ApiError, isNotFound } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { QueuedFile } from '../queued-file.ts'
import { askedFor } from './replacing.ts'
import type { Timers } from '../timers.ts'
import type { Progress, SendWatch, Transport } from './transport.ts'

/** How often the server is asked how far it is, in ms. */
const POLL_MS = 500

/** What the server is asked to fetch; see createFetchSchema. */
export interface FetchOrder {
  url: string
  path: string
  visibility?: QueuedFile['visibility']
  if_exists: 'replace' | 'keep_both' | 'fail'
  key: string
}

/** The server's fetches, as the console's API reaches them. Rejects with ApiError, Unreachable. */
export interface FetchesApi {
  begin: (place: QueuedFile['destination'], order: FetchOrder) => Promise<Fetch>
  /** By the `url` of a Fetch. */
  read: (url: string) => Promise<Fetch>
  cancel: (url: string) => Promise<void>
}

/** Lets the server fetch a file by itself, and follows it. */
export function createFetchTransport(fetches: FetchesApi, timers: Timers): Transport {
  return {
    async send(queued, watch) {
      // The key finds a fetch that was begun before, also when its answer was lost.
      let fetched = await fetches.begin(queued.destination, orderOf(queued))
      const { url } = fetched
      const cancel = () => void fetches.cancel(url).catch(() => {})
      if (watch.signal.aborted) cancel()
      watch.signal.throwIfAborted()
      watch.signal.addEventListener('abort', cancel)
      watch.onBegun(url)
      for (;;) {
        const published = tell(fetched, watch)
        if (published) return published
        await new Promise<void>((done) => {
          timers.after(POLL_MS, done)
        })
        watch.signal.throwIfAborted()
        fetched = await fetches.read(url)
        watch.signal.throwIfAborted()
      }
    },
    ask: ({ uploadUrl }) => askFetch(fetches, uploadUrl),
    giveUp: ({ uploadUrl }) => {
      if (uploadUrl !== null) void fetches.cancel(uploadUrl).catch(() => {})
    },
  }
}

/** How far a fetch is; null when it has come to nothing, or nobody remembers it. */
async function askFetch(
  { read }: FetchesApi,
  fetchUrl: string | null,
): Promise<Progress | null> {
  if (fetchUrl === null) return null
  try {
    const { status, received: offset, published } = await read(fetchUrl)
    return status === 'failed' || status === 'cancelled' ? null : { offset, published }
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

function orderOf({ file, target, key }: QueuedFile): FetchOrder {
  if (!target || file.sourceUrl === null) throw new Error(`${file.relativePath} has no source`)
  return { url: file.sourceUrl, ...askedFor(target), if_exists: target.ifExists, key }
}

/** Passes on how far it is; what was published, once it was. Throws what it failed with. */
function tell(fetched: Fetch, watch: SendWatch): Published | null {
  const { status, size, received, published, failure } = fetched
  if (published) return published
  if (failure) throw new ApiError(failure)
  // What it became was altered or deleted since, so the server names nothing.
  if (status === 'published') throw new UploadFailure(localReason('unconfirmed'))
  if (status === 'cancelled') throw new UploadFailure(localReason('fetch_cancelled'))
  if (size !== null) watch.onMeasured(size)
  watch.onAcknowledged(received)
  if (status === 'publishing') watch.onAllSent()
  return null
}
