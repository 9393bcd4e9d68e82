import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SignatureCheck } from '../auth/signature.node.ts'
import { Failure } from '../failure.ts'
import { FunctionsBusy, type FunctionAnswer, type FunctionHost } from '../functions/port.ts'
import { newSid } from '../rules/sids.ts'
import {
  FUNCTION_FAILED,
  FUNCTION_FORBIDDEN,
  FUNCTION_METHODS,
  FUNCTION_NOT_RUN,
  FUNCTION_TOO_LARGE,
  GET_WITH_BODY,
  NOT_FOUND,
  PREFLIGHT,
  json,
  type Answer,
} from './answers.ts'
import type { LiveFunction } from './entry.ts'
import { hasBody, readBody } from './read-body.node.ts'
import { withoutSession, withoutSessionCookies } from './session-cookies.ts'

export interface FunctionGateDeps {
  /** Null where Functions are not run. */
  functions: FunctionHost | null
  isSigned: SignatureCheck
  onError: (error: unknown, request: string) => void
}

/** A request to a Function, as far as the listener has understood it. */
export interface Asked {
  entry: LiveFunction
  /** Path and query. */
  target: string
  /** The URLs a signature may be for; only made where one is needed. */
  urls: () => string[]
}

const METHODS = new Set(['GET', 'HEAD', 'POST'])

/** Lets requests through to Functions: those that may, with their whole body. */
export function createFunctionGate(deps: FunctionGateDeps) {
  return async (req: IncomingMessage, res: ServerResponse, asked: Asked): Promise<void> => {
    try {
      const answer = await answerTo(deps, req, res, asked)
      if (res.destroyed) return
      if ('answer' in answer) writeAnswer(req, res, answer.answer, answer.requestSid)
      else writePlain(req, res, answer)
    } catch (error) {
      deps.onError(error, `${req.method} ${req.url}`)
      if (res.headersSent) res.destroy()
      else writePlain(req, res, FUNCTION_FAILED)
    }
  }
}

async function answerTo(
  { functions, isSigned }: FunctionGateDeps,
  req: IncomingMessage,
  res: ServerResponse,
  { entry, target, urls }: Asked,
): Promise<Answer | { answer: FunctionAnswer; requestSid: string }> {
  const { method = '', headers } = req
  if (method === 'OPTIONS') return PREFLIGHT
  if (!METHODS.has(method)) return FUNCTION_METHODS
  const signature = headers['x-twilio-signature']?.toString()
  // Without one nothing that follows could help, so no body is waited for.
  if (entry.isProtected && !signature) return FUNCTION_FORBIDDEN
  const body = await readBody(req)
  if (body === 'too large') return FUNCTION_TOO_LARGE
  if (body === 'broken off' || res.destroyed) return NOT_FOUND
  if (method !== 'POST' && body.byteLength > 0) return GET_WITH_BODY
  const contentType = headers['content-type'] ?? ''
  if (entry.isProtected && !isSigned({ urls: urls(), signature, contentType, body })) {
    return FUNCTION_FORBIDDEN
  }
  if (!functions) return FUNCTION_NOT_RUN
  const requestSid = newSid('request')
  try {
    const answer = await functions.invoke({
      environmentSid: entry.environmentSid,
      functionSid: entry.functionSid,
      requestSid,
      method: method === 'HEAD' ? 'GET' : method,
      target,
      headers: withoutSession(pairs(req.rawHeaders)),
      body,
    })
    return answer ? { answer, requestSid } : NOT_FOUND
  } catch (error) {
    if (!(error instanceof FunctionsBusy)) throw error
    const busy = new Failure('functions_busy')
    return json(busy.status, busy.body, ['Retry-After', '1'])
  }
}

/** Node has them as name, value, name, … */
const pairs = (raw: readonly string[]) =>
  Array.from({ length: raw.length / 2 }, (_, at): [string, string] => [
    (raw[2 * at] ?? '').toLowerCase(),
    raw[2 * at + 1] ?? '',
  ])

/** These have no body whatever the Function gave (RFC 9110 §6.4.1). */
const BODILESS = new Set([204, 205, 304])

function writeAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, body }: FunctionAnswer,
  requestSid: string,
): void {
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'x-content-type-options')
  res.writeHead(status, [
    ...withoutSessionCookies(headers).flat(),
    ...(isTyped ? [] : ['X-Content-Type-Options', 'nosniff']),
    ...(BODILESS.has(status) ? [] : ['Content-Length', String(body.byteLength)]),
    'Twilio-Request-Id',
    requestSid,
  ])
  if (req.method === 'HEAD' || BODILESS.has(status)) res.end()
  else res.end(body)
}

function writePlain(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, text }: Answer,
): void {
  // What is left of a body is not read, so the connection ends.
  if (hasBody(req) && !req.complete) res.shouldKeepAlive = false
  res.writeHead(status, headers)
  res.end(req.method === 'HEAD' ? '' : text)
}
