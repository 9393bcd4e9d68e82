import type * as Tus from 'tus-js-client'
import type { DetailedError, HttpRequest, HttpResponse, UploadOptions } from 'tus-js-client'
import { ERRORS } from '../../../../contract/errors.ts'
import { ApiError, Unreachable, errorFrom } from '../../../api/errors.ts'
import type { ChosenFile } from './chosen-file.ts'
import { UploadFailure, isOffline, localReason } from './failure-reasons.ts'
import { readPublished } from './published-header.ts'
import type { UploadTarget } from './queue-state.ts'
import { askedFor } from './replacing.ts'
import type { SendWatch, Transport } from './transport.ts'

type TusClient = Pick<typeof Tus, 'Upload'>

export interface TusTransportOptions {
  /** Absolute URL of the server's creation endpoint. */
  endpoint: string
  /** Bytes in one request. Progress, and what a lost line costs, go by this. */
  chunkSize: number
  /** Milliseconds to wait before each attempt after a failure that time can heal. */
  retryDelays?: number[]
  /** Brings the client; lazy, because the first paint needs none of its 15 kB. */
  load?: () => Promise<TusClient>
  httpStack?: UploadOptions['httpStack']
}

/** Sends files by tus 1.0 (https://tus.io/protocols/resumable-upload) with tus-js-client. */
export function createTusTransport(options: TusTransportOptions): Transport {
  const { load = () => import('tus-js-client') } = options
  return {
    prepare: () => void load().catch(() => {}),
    async send(file, target, watch) {
      await mustBeReadable(file.bytes)
      const client = await load().catch((cause: unknown) => {
        throw new Unreachable({ cause })
      })
      watch.signal.throwIfAborted()
      try {
        return readPublished(await upload(client, options, { file, target, watch }))
      } catch (error) {
        // A file that vanished while it was sent looks like a broken line to the browser.
        if (error instanceof Unreachable) await mustBeReadable(file.bytes)
        throw error
      }
    },
  }
}

interface Sending {
  file: ChosenFile
  target: UploadTarget
  watch: SendWatch
}

/** Runs one upload to its end; the last answer of the server. */
function upload(
  { Upload }: TusClient,
  options: TusTransportOptions,
  sending: Sending,
): Promise<HttpResponse> {
  const { file, watch } = sending
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>()
  const tus = new Upload(file.bytes, {
    ...tusOptions(options, sending),
    onSuccess: ({ lastResponse }) => resolve(lastResponse),
    onError: (error) => reject(errorOf(error)),
  })
  const abort = () => {
    // What the server can't be told now, its sweeper finds later.
    tus.abort(true).catch(() => {})
    reject(watch.signal.reason)
  }
  watch.signal.addEventListener('abort', abort)
  tus.start()
  return promise.finally(() => watch.signal.removeEventListener('abort', abort))
}

function tusOptions(
  { endpoint, chunkSize, retryDelays = [0, 1000, 3000, 5000], httpStack }: TusTransportOptions,
  { file, target, watch }: Sending,
): UploadOptions {
  return {
    endpoint,
    chunkSize,
    retryDelays,
    metadata: metadataOf(file, target),
    // A small file needs one request; a large one begins with an empty creation, so that
    // its first part can be resumed as well.
    uploadDataDuringCreation: file.size <= chunkSize,
    storeFingerprintForResuming: false,
    // After an abort only the ending itself goes on: the server may still be busy letting go
    // of the part that was cut off.
    onShouldRetry: (error) =>
      (!watch.signal.aborted || error.originalRequest.getMethod() === 'DELETE') &&
      canHeal(errorOf(error)),
    // tus-js-client forgets an abort that comes before its first request.
    onBeforeRequest: (request) => {
      if (request.getMethod() !== 'DELETE') watch.signal.throwIfAborted()
    },
    onAfterResponse: (request, response) => tellAcknowledged(request, response, watch),
    onProgress: (sent, total) => {
      if (sent >= total && !watch.signal.aborted) watch.onAllSent()
    },
    ...(httpStack && { httpStack }),
  }
}

function metadataOf(file: ChosenFile, target: UploadTarget): Record<string, string> {
  return {
    service: target.service,
    environment: target.environment,
    ...askedFor(target),
    if_exists: target.ifExists,
    ...(file.contentType !== '' && { content_type: file.contentType }),
  }
}

function tellAcknowledged(
  request: HttpRequest,
  response: HttpResponse,
  watch: SendWatch,
): void {
  const isOk = response.getStatus() >= 200 && response.getStatus() < 300
  if (!isOk || request.getMethod() === 'DELETE' || watch.signal.aborted) return
  // A bare creation names no offset: nothing has arrived yet.
  watch.onAcknowledged(Number(response.getHeader('Upload-Offset') ?? 0))
}

/** Failures that pass by themselves: a broken line, a busy upload, a server in trouble. */
function canHeal(error: Error): boolean {
  if (error instanceof Unreachable) return !isOffline()
  if (!(error instanceof ApiError)) return false
  const { code, status } = error
  if (code === ERRORS.offset_conflict.code || code === ERRORS.upload_busy.code) return true
  return status === 429 || (status >= 500 && code !== ERRORS.storage_full.code)
}

function errorOf(error: Error | DetailedError): Error {
  if (!('originalResponse' in error)) return error
  if (error.originalResponse) return answerError(error.originalResponse, error)
  return new Unreachable({ cause: error })
}

function answerError(response: HttpResponse, cause: Error): Error {
  const status = response.getStatus()
  if (status >= 400) return errorFrom(status, response.getBody())
  return new UploadFailure(localReason('unconfirmed'), { cause })
}

async function mustBeReadable(bytes: Blob): Promise<void> {
  try {
    await bytes.slice(0, 1).arrayBuffer()
  } catch (cause) {
    throw new UploadFailure(localReason('unreadable'), { cause })
  }
}
