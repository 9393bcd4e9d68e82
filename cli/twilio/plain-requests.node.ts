import type { IncomingMessage, ServerResponse } from 'node:http'
import { endToEnd, relay, type RelayTarget } from './relay.node.ts'
import { proxyCredentials } from './upstream.ts'

/**
 * Sends an unencrypted request on, whose target is a whole URL (RFC 9112, 3.2.2): to where it
 * is meant for, or through the user's own proxy.
 */
export function forwardPlain(
  request: IncomingMessage,
  response: ServerResponse,
  parent: URL | null,
): void {
  const url = URL.parse(request.url ?? '')
  if (url?.protocol !== 'http:') {
    response.writeHead(400).end('This is a proxy; it hosts nothing itself.\n')
    return
  }
  relay(request, response, plainTarget(url, endToEnd(request.rawHeaders), parent), {
    onUnreachable: (error) => void response.writeHead(502).end(`${error.message}\n`),
  })
}

function plainTarget(url: URL, headers: string[], parent: URL | null): RelayTarget {
  if (!parent) return { origin: url, path: url.pathname + url.search, headers }
  return { origin: parent, path: url.href, headers: [...headers, ...proxyCredentials(parent)] }
}
