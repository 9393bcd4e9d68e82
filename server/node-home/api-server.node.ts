import { createServer, IncomingMessage, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { continueWhenRead } from './expect-continue.node.ts'
import type { RequestBodies } from './request-bodies.node.ts'

/** A socket on which nothing moves for so long is given up; an upload may take any time. */
const SILENCE = 5 * 60 * 1000

/** Headers must end by then, or sockets that drip them would pile up (slowloris). */
const HEADERS_TIMEOUT = 15 * 1000
/** How often Node looks for such sockets; its own 30 s would double the time they have. */
const CHECK_INTERVAL = 5 * 1000

export type Fetch = (request: Request) => Response | Promise<Response>

/** Remembers which address each request came from; web requests do not say. */
export class RequestAddresses {
  readonly #addresses = new WeakMap<Request, string>()
  note(request: Request, address: string): void {
    this.#addresses.set(request, address)
  }
  of(request: Request): string {
    return this.#addresses.get(request) ?? ''
  }
}

/** The HTTP server of console and API. Not listening yet. */
export function createApiServer(
  fetch: Fetch,
  addresses: RequestAddresses,
  bodies: RequestBodies,
): Server {
  const listener = getRequestListener((request, { incoming }) => {
    addresses.note(request, incoming.socket.remoteAddress ?? '')
    if (incoming instanceof IncomingMessage) bodies.note(request, incoming)
    return fetch(request)
  })
  const limits = {
    // Node's five minutes for a whole request would cut off large files on slow lines.
    requestTimeout: 0,
    // Not left to Node, which takes the smaller of 60 s and requestTimeout: none.
    headersTimeout: HEADERS_TIMEOUT,
    connectionsCheckingInterval: CHECK_INTERVAL,
  }
  const server = createServer(limits, (request, response) => void listener(request, response))
  server.on('checkContinue', (request, response) => {
    continueWhenRead(request, response)
    void listener(request, response)
  })
  return server.setTimeout(SILENCE)
}
