import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppDeps } from '../app.ts'
import { failureOf } from '../failure-of.ts'
import { Failure } from '../failure.ts'
import type { ApiEnv } from './route-kit.ts'

/** The one place where an error becomes an answer. `report` hears of the unforeseen ones. */
export function answerErrors(report: AppDeps['onError']) {
  return (error: unknown, c: Context<ApiEnv>) => {
    if (isBrokenOff(error, c.req.raw)) return c.body(null, 400)
    const failure = failureOf(error)
    if (failure.entry === 'internal') report(error, c.req.raw, c.get('requestSid'))
    for (const [name, value] of Object.entries(failure.headers)) c.header(name, value)
    return answerFailure(failure, c)
  }
}

/** The answer for paths that no route has. */
export function answerNotFound(c: Context<ApiEnv>) {
  const failure = new Failure('not_found', `There is nothing at ${c.req.method} ${c.req.path}.`)
  return answerFailure(failure, c)
}

function answerFailure({ body, status }: Failure, c: Context<ApiEnv>) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Hono knows no 460, which tus has
  return c.json(body, status as ContentfulStatusCode)
}

/** A client that went away while it was sending is nobody's mistake, and hears no answer. */
function isBrokenOff(error: unknown, { signal }: Request): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return signal.aborted && (code === 'ECONNRESET' || /abort/i.test(error.name + error.message))
}
