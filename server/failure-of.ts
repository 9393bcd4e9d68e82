import { HTTPException } from 'hono/http-exception'
import { TooManyAttempts } from './auth/authenticator.ts'
import { ChecksumMismatch, StorageFull, TooManyBytes } from './blobs/port.ts'
import { CatalogFull } from './catalog/port.ts'
import { Failure } from './failure.ts'
import { RemoteFailed, RemoteTooSlow, UrlRefused } from './fetching/port.ts'
import { FunctionsBusy } from './functions/port.ts'

/** What any error is to a client: an entry of the closed table, `internal` if it was not foreseen. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof StorageFull || error instanceof CatalogFull) {
    return new Failure('storage_full')
  }
  if (error instanceof TooManyBytes) {
    return new Failure('invalid_request', 'The request has more bytes than Upload-Length told.')
  }
  if (error instanceof ChecksumMismatch) {
    const message = `The bytes do not have the ${error.algorithm} that was announced, so none of them were kept. Send them again from the same offset.`
    return new Failure('checksum_mismatch', message)
  }
  if (error instanceof TooManyAttempts) {
    return new Failure('too_many_sign_ins', undefined, {
      'retry-after': String(error.retryAfterSeconds),
    })
  }
  if (error instanceof UrlRefused) return new Failure('url_refused', error.message)
  if (error instanceof RemoteFailed) return new Failure('url_failed', error.message)
  if (error instanceof RemoteTooSlow) return new Failure('url_timeout', error.message)
  if (error instanceof FunctionsBusy) return new Failure('functions_busy')
  if (error instanceof HTTPException && error.status < 500) return refusalOf(error)
  return new Failure('internal')
}

/** What Hono and its middleware refuse by themselves. */
function refusalOf({ status, message }: HTTPException): Failure {
  if (status === 415) return new Failure('wrong_media_type')
  return new Failure('invalid_request', `The request is not valid: ${message}.`)
}
