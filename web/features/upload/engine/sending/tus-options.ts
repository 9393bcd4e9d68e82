import type { HttpRequest, HttpResponse, UploadOptions } from 'tus-js-client'
import { Unreachable, errorFrom } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { QueuedFile } from '../queued-file.ts'
import { wishOf } from './replacing.ts'

/** The pairs of Upload-Metadata; see uploadMetadataSchema. */
export function metadataOf(queued: QueuedFile): Record<string, string> {
  const { file, target } = queued
  if (!target) throw new Error(`${file.relativePath} was not submitted`)
  const { service, environment } = target
  return { service, environment, ...wishOf(queued, target) }
}

/** How the client is to behave in any case: what to send again, and when, is the queue's to say. */
export const FIXED_OPTIONS = {
  retryDelays: null,
  storeFingerprintForResuming: false,
} satisfies Partial<UploadOptions>

/** The offset that an answer acknowledges; null when it acknowledges none. */
export function acknowledgedBy(request: HttpRequest, response: HttpResponse): number | null {
  const isOk = response.getStatus() >= 200 && response.getStatus() < 300
  if (!isOk || request.getMethod() === 'DELETE') return null
  // A bare creation names no offset: nothing has arrived yet.
  return Number(response.getHeader('Upload-Offset') ?? 0)
}

/** What an answer that was none of success means. */
export function answerError(response: HttpResponse, cause: Error): Error {
  const status = response.getStatus()
  if (status >= 400) return errorFrom(status, response.getBody())
  return new UploadFailure(localReason('unconfirmed'), { cause })
}

/** The error behind one of the client's. */
export function errorOf(error: Error): Error {
  if (!('originalRequest' in error)) return error
  const { originalResponse } = error as Error & { originalResponse?: HttpResponse | null }
  return originalResponse
    ? answerError(originalResponse, error)
    : new Unreachable({ cause: error })
}
