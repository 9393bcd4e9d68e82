import { beginFetch, cancelFetch, lookUpPaths, readFetch } from '../../api/uploads.ts'
import { createFetchTransport } from './engine/sending/fetch-transport.ts'
import { isOffline } from './engine/failure-reasons.ts'
import { createHasher } from './engine/hashing/hasher.ts'
import { sampleDigest } from './engine/hashing/sample-digest.ts'
import { spawnHashWorker } from './engine/hashing/spawn-hash-worker.ts'
import { BUFFERED, STREAMED } from './engine/sending/part-size.ts'
import type { Destination } from './engine/queued-file.ts'
import { browserTimers } from './engine/timers.ts'
import { eitherTransport } from './engine/sending/transports.ts'
import { createPackTransport } from './engine/sending/pack-transport.ts'
import { createPostPack } from './engine/sending/post-pack.ts'
import { createTusTransport } from './engine/sending/tus-transport.ts'
import { createUploadQueue } from './engine/upload-queue.ts'
import { rememberSettings, rememberedSettings } from './keeping/remembered-settings.ts'

const placeOf = ({ sid, serviceSid }: Destination) => ({ sid, service_sid: serviceSid })

const byTus = createTusTransport({
  endpoint: new URL('/api/uploads', location.origin).href,
  parts: import.meta.env.MODE === 'mock' ? BUFFERED : STREAMED,
})

/**
 * Bytes go from the browser, small files together and others by tus; what is named by a URL is
 * fetched by the server.
 */
export const consoleTransport = eitherTransport(
  createPackTransport(byTus, createPostPack(location.origin, browserTimers), browserTimers),
  createFetchTransport(
    {
      begin: (place, order) => beginFetch(placeOf(place), order),
      read: readFetch,
      cancel: cancelFetch,
    },
    browserTimers,
  ),
)

const hasher = createHasher({ spawn: spawnHashWorker })

/**
 * The console's one queue. It outlives the page that shows it, so that uploads go on while
 * the user looks at another Service or signs in again.
 */
export const consoleQueue = createUploadQueue({
  transport: consoleTransport,
  lookUp: (place, paths) => lookUpPaths(placeOf(place), paths),
  digest: hasher.digest,
  sample: sampleDigest,
  settings: rememberedSettings(),
  isOffline,
})
rememberSettings(consoleQueue.store)
