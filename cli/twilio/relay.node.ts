import { request as requestPlain, type IncomingMessage, type ServerResponse } from 'node:http'
import { request as requestSecure } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { bareHost } from './hosts.ts'

/** Where a request goes on to. */
export interface RelayTarget {
  origin: URL
  path: string
  /** Names and values in turn, as in rawHeaders. */
  headers: string[]
}

export interface RelayEvents {
  onAnswer?: (status: number) => void
  /** No answer has come; this is to give one. */
  onUnreachable: (error: Error) => void
}

/**
 * Sends a request on and its answer back, both as they flow. A break on either side breaks the
 * other, so that nobody takes a part for the whole. A new connection for each: the clients do
 * not try again when a kept one turns out to be closed.
 */
export function relay(
  request: IncomingMessage,
  response: ServerResponse,
  target: RelayTarget,
  { onAnswer, onUnreachable }: RelayEvents,
): void {
  const { origin, path, headers } = target
  const send = origin.protocol === 'https:' ? requestSecure : requestPlain
  const asked = send({
    host: bareHost(origin.hostname),
    port: origin.port,
    method: request.method,
    path,
    // So that a server which refuses a body early does not close before all of it is read.
    headers: [...headers, 'Connection', 'keep-alive'],
    agent: false,
    setHost: false,
  })
  let answered = false
  asked.once('response', (answer) => {
    answered = true
    const { statusCode = 502, statusMessage } = answer
    onAnswer?.(statusCode)
    response.writeHead(statusCode, statusMessage, endToEnd(answer.rawHeaders))
    pipeline(answer, response).catch(() => response.destroy())
  })
  // After the answer has begun it is the answer's own end that counts.
  asked.on('error', (error) => {
    if (!answered && !response.destroyed) onUnreachable(error)
  })
  // What is left of a body that nobody takes must not keep the client from reading its answer.
  asked.once('close', () => request.resume())
  response.once('close', () => asked.destroy())
  // No pipeline: that would close the client's connection with the other one, answer or not.
  request.pipe(asked)
}

/** RFC 9110, 7.6.1: these concern one connection only. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Raw headers without those of the connection, and without any named in `dropped`. */
export function endToEnd(
  rawHeaders: readonly string[],
  dropped: readonly string[] = [],
): string[] {
  const kept: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]]
    if (HOP_BY_HOP.has(name.toLowerCase()) || dropped.includes(name.toLowerCase())) continue
    kept.push(name, value)
  }
  return kept
}
