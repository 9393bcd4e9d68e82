import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppDeps } from '../app.ts'
import { StorageFull, TooManyBytes } from '../blobs/port.ts'
import { CatalogFull } from '../catalog/port.ts'
import { TooManyAttempts } from '../auth/authenticator.ts'
import { Failure } from '../failure.ts'
import { FunctionsBusy } from '../functions/port.ts'
import type { ApiEnv } from './route-kit.ts'

/** The one place where an error becomes an answer. `report` hears of the unforeseen ones. */
export function answerErrors(report: AppDeps['onError']) {
  return (error: unknown, c: Context<ApiEnv>) => {
    if (isBrokenOff(error, c.req.raw)) return c.body(null, 400)
    const failure = toFailure(error)
    if (failure.entry === 'internal') report(error, c.req.raw, c.get('requestSid'))
    for (const [name, value] of Object.entries(failure.headers)) c.header(name, value)
    return c.json(failure.body, failure.status)
  }
}

/** The answer for paths that no route has. */
export function answerNotFound(c: Context<ApiEnv>) {
  const failure = new Failure('not_found', `There is nothing at ${c.req.method} ${c.req.path}.`)
  return c.json(failure.body, failure.status)
}

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof StorageFull || error instanceof CatalogFull) {
    return new Failure('storage_full')
  }
  if (error instanceof TooManyBytes) {
    return new Failure('invalid_request', 'The request has more bytes than Upload-Length told.')
  }
  if (error instanceof TooManyAttempts) {
    return new Failure('too_many_sign_ins', undefined, {
      'retry-after': String(error.retryAfterSeconds),
    })
  }
  if (error instanceof FunctionsBusy) return new Failure('functions_busy')
  if (error instanceof HTTPException && error.status < 500) return refusalOf(error)
  return new Failure('internal')
}

/** What Hono and its middleware refuse by themselves. */
function refusalOf({ status, message }: HTTPException): Failure {
  if (status === 415) return new Failure('wrong_media_type')
  return new Failure('invalid_request', `The request is not valid: ${message}.`)
}

/** A client that went away while it was sending is nobody's mistake, and hears no answer. */
function isBrokenOff(error: unknown, { signal }: Request): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return signal.aborted && (code === 'ECONNRESET' || /abort/i.test(error.name + error.message))
}
