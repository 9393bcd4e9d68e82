import { hc, type ClientResponse } from 'hono/client'
import type { SuccessStatusCode } from 'hono/utils/http-status'
import type { Api } from '../../server/app.ts'
import { connection } from './connection.ts'
import { errorFrom, Unreachable } from './errors.ts'

/** The REST API, typed by the server's own routes. Read its answers with `answerOf`. */
export const { api } = hc<Api>('/', { init: { credentials: 'same-origin' } })

/** The JSON type among a response's that comes with a status of 2xx. */
type Answer<Response> =
  Response extends ClientResponse<infer Json, infer Status, infer _Format>
    ? Status extends SuccessStatusCode
      ? Json
      : never
    : never

/**
 * The JSON of a successful answer (undefined when it has none). Throws ApiError when Hangar
 * says no and Unreachable when it says nothing, and keeps `connection` up to date.
 */
export async function answerOf<Response extends ClientResponse<unknown>>(
  request: Promise<Response>,
): Promise<Answer<Response>> {
  const response = await request.catch((error: unknown) => {
    throw lost(error)
  })
  const text = await response.text().catch((error: unknown) => {
    throw lost(error)
  })
  if (!response.ok) {
    const error = errorFrom(response.status, text)
    connection.set(error instanceof Unreachable ? 'lost' : 'reachable')
    throw error
  }
  connection.set('reachable')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the routes' own types say what a 2xx answer holds
  return (text === '' ? undefined : JSON.parse(text)) as Answer<Response>
}

function lost(error: unknown): unknown {
  // A query that nobody watches any more was called off; that says nothing about the server.
  if (error instanceof DOMException && error.name === 'AbortError') return error
  connection.set('lost')
  return new Unreachable({ cause: error })
}
