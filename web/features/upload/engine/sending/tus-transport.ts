import type { UploadOptions } from 'tus-js-client'
import { Unreachable } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { PartSizes } from './part-size.ts'
import { readPublished } from './published-header.ts'
import { type Timers, browserTimers } from '../timers.ts'
import type { QueuedFile } from '../queued-file.ts'
import { type Transport, isGivenUp } from './transport.ts'
import { metadataOf } from './tus-options.ts'
import { type TusClient, runTus } from './tus-run.ts'
import { type AskUpload, askUpload, endUpload, redirectUpload } from './tus-upload.ts'

export interface TusTransportOptions {
  /** Absolute URL of the server's creation endpoint. */
  endpoint: string
  parts: PartSizes
  /** Brings the client; lazy, because the first paint needs none of its 15 kB. */
  load?: () => Promise<TusClient>
  /** Asks for an upload by URL; the browser's fetch unless a test has another. */
  request?: AskUpload
  timers?: Timers
  httpStack?: UploadOptions['httpStack']
}

/** Sends files by tus 1.0 (https://tus.io/protocols/resumable-upload) with tus-js-client. */
export function createTusTransport(options: TusTransportOptions): Transport {
  const { load = () => import('tus-js-client'), request = (...asked) => fetch(...asked) } =
    options
  const { endpoint, parts, httpStack, timers = browserTimers } = options
  return {
    prepare: () => void load().catch(() => {}),
    async send(queued, watch) {
      const bytes = await readable(queued.file.bytes)
      const client = await load().catch((cause: unknown) => {
        throw new Unreachable({ cause })
      })
      stopEarly(request, queued, watch.signal)
      try {
        if (isRedirected(queued)) {
          const wish = { size: bytes.size, metadata: metadataOf(queued) }
          await redirectUpload(request, endpoint, wish)
          watch.signal.throwIfAborted()
        }
        const run = { client, endpoint, parts, httpStack, timers }
        return readPublished(await runTus(run, queued, bytes, watch))
      } catch (error) {
        // A file that vanished while it was sent looks like a broken line to the browser.
        if (error instanceof Unreachable) await readable(bytes)
        throw error
      }
    },
    ask: ({ uploadUrl }) => askUpload(request, uploadUrl),
    giveUp: ({ uploadUrl }) => endUpload(request, uploadUrl),
  }
}

/** Whether someone has decided otherwise since the upload was begun. */
const isRedirected = ({ uploadUrl, target }: QueuedFile) =>
  uploadUrl !== null && target?.ifExists !== 'fail'

/** The client that would end the upload is not there yet. */
function stopEarly(request: AskUpload, { uploadUrl }: QueuedFile, signal: AbortSignal): void {
  if (!signal.aborted) return
  if (isGivenUp(signal)) endUpload(request, uploadUrl)
  throw signal.reason
}

async function readable(bytes: Blob | null): Promise<Blob> {
  try {
    if (!bytes) throw new Error('the bytes are not here')
    await bytes.slice(0, 1).arrayBuffer()
    return bytes
  } catch (cause) {
    throw new UploadFailure(localReason('unreadable'), { cause })
  }
}
