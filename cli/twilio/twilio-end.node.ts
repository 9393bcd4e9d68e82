import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:https'
import { callbackify } from 'node:util'
import type { Authority } from './authority.node.ts'
import { unreachableBody, type Observer } from './observer.ts'
import { endToEnd, relay, type RelayTarget } from './relay.node.ts'
import { NO_TIMEOUTS } from './timeouts.ts'

export interface TwilioEndOptions {
  /** Origin of Hangar's API. */
  hangar: URL
  authority: Authority
  /** Is told how Hangar answers. */
  observer: Pick<Observer, 'onAnswer' | 'onUnreachable'>
}

/**
 * Twilio's end of an encrypted connection, in whose place Hangar answers. It listens nowhere:
 * it is handed connections by `emit('connection', socket)`.
 */
export function createTwilioEnd({ hangar, authority, observer }: TwilioEndOptions): Server {
  const sign = callbackify((host: string) => authority.contextFor(host))
  return createServer({ ...NO_TIMEOUTS, SNICallback: sign }, (request, response) =>
    relay(request, response, hangarTarget(request, hangar), {
      onAnswer: (status) => observer.onAnswer(status),
      onUnreachable(error) {
        observer.onUnreachable(error)
        response.writeHead(503, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(unreachableBody(hangar)))
      },
    }),
  )
}

/**
 * Host stays Twilio's, so that the links in an answer lead back here. Only a Hangar behind TLS
 * is called by its own name, since a proxy in front of it tells sites apart by that; its links
 * then lead to itself, which is as good.
 */
function hangarTarget({ rawHeaders, url = '/' }: IncomingMessage, hangar: URL): RelayTarget {
  const isBehindTls = hangar.protocol === 'https:'
  const kept = endToEnd(rawHeaders, ['x-forwarded-proto', ...(isBehindTls ? ['host'] : [])])
  const host = isBehindTls ? ['Host', hangar.host] : []
  return {
    origin: hangar,
    path: url,
    headers: [...host, ...kept, 'X-Forwarded-Proto', 'https'],
  }
}
