import type * as Tus from 'tus-js-client'
import type { HttpResponse, UploadOptions } from 'tus-js-client'
import { Unreachable } from '../../../../api/errors.ts'
import { type PartSizes, nextPartSize } from './part-size.ts'
import type { QueuedFile } from '../queued-file.ts'
import { type StallWatch, watchStall } from './stall-watch.ts'
import type { Timers } from '../timers.ts'
import { type SendWatch, isGivenUp } from './transport.ts'
import { FIXED_OPTIONS, acknowledgedBy, errorOf, metadataOf } from './tus-options.ts'

export type TusClient = Pick<typeof Tus, 'Upload'>

/** What a run needs besides the file. */
export interface TusRunOptions {
  client: TusClient
  /** Absolute URL of the server's creation endpoint. */
  endpoint: string
  parts: PartSizes
  timers: Timers
  httpStack?: UploadOptions['httpStack'] | undefined
}

/** Sends one file's bytes to its upload, made anew or gone on with; the server's last answer. */
export function runTus(
  options: TusRunOptions,
  queued: QueuedFile,
  bytes: Blob,
  watch: SendWatch,
): Promise<HttpResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>()
  const { signal } = watch
  const stall = watchStall(options.timers, () => {
    void tus.abort(false)
    reject(new Unreachable())
  })
  const tus = new options.client.Upload(bytes, {
    ...FIXED_OPTIONS,
    ...tellingOptions(options, queued, watch, stall, () => tus),
    endpoint: options.endpoint,
    ...(queued.uploadUrl !== null && { uploadUrl: queued.uploadUrl }),
    ...(options.httpStack && { httpStack: options.httpStack }),
    metadata: metadataOf(queued),
    chunkSize: options.parts.first,
    // A small file needs one request; a large one begins with an empty creation, so that its
    // first part can be resumed as well.
    uploadDataDuringCreation: bytes.size <= options.parts.first,
    onSuccess: ({ lastResponse }) => resolve(lastResponse),
    onError: (error) => reject(errorOf(error)),
  })
  const abort = () => {
    // What the server can't be told now, its sweeper finds later.
    tus.abort(isGivenUp(signal)).catch(() => {})
    reject(signal.reason)
  }
  signal.addEventListener('abort', abort)
  if (bytes.size - queued.acknowledged <= options.parts.first) watch.onMayArrive()
  tus.start()
  return promise.finally(() => {
    stall.end()
    signal.removeEventListener('abort', abort)
  })
}

/** Passes on what the client tells while it sends, and fits its parts to the line. */
function tellingOptions(
  { parts, timers }: TusRunOptions,
  queued: QueuedFile,
  watch: SendWatch,
  stall: StallWatch,
  upload: () => Tus.Upload,
): Partial<UploadOptions> {
  let since = timers.now()
  let acknowledged = queued.acknowledged
  return {
    // tus-js-client forgets an abort that comes before its first request.
    onBeforeRequest: (request) => {
      if (request.getMethod() !== 'DELETE') watch.signal.throwIfAborted()
      since = timers.now()
    },
    onUploadUrlAvailable: () => {
      const { url } = upload()
      if (url !== null && !watch.signal.aborted) watch.onBegun(url)
    },
    onAfterResponse: (request, response) => {
      const offset = acknowledgedBy(request, response)
      if (offset === null || watch.signal.aborted) return
      stall.moved()
      fitParts(upload(), parts, offset - acknowledged, timers.now() - since)
      acknowledged = offset
      watch.onAcknowledged(offset)
    },
    onProgress: (sent, total) => {
      if (watch.signal.aborted) return
      stall.moved(sent >= total)
      if (sent >= total) watch.onAllSent()
    },
  }
}

/** The client reads its chunk size anew for each part. */
function fitParts(upload: Tus.Upload, parts: PartSizes, bytes: number, ms: number): void {
  const { options } = upload
  if (bytes <= 0) return
  options.chunkSize = nextPartSize(options.chunkSize ?? parts.first, bytes, ms, parts)
}
