import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { callbackify } from 'node:util'
import type { Authority } from './authority.node.ts'
import { isServerlessHost, readTarget } from './hosts.ts'
import { unreachableBody, type Observer } from './observer.ts'
import { endToEnd, relay, type RelayTarget } from './relay.node.ts'
import { join, openTunnel } from './tunnel.node.ts'
import { proxyCredentials, type Parents } from './upstream.ts'

export interface ProxyOptions {
  /** Origin of Hangar's API. */
  hangar: URL
  authority: Authority
  parents: Parents
  /** Is told of what goes to Hangar. */
  observer: Pick<Observer, 'onAnswer' | 'onUnreachable'>
}

export interface TwilioProxy {
  /** For HTTP_PROXY; with a password, so that it serves nobody else on this machine. */
  url: string
  /** Ends all connections, also those under way. */
  close(): void
}

/**
 * Starts an HTTP proxy on loopback that answers for Twilio's Serverless API in Hangar's name:
 * what is meant for one of its hosts is decrypted here and goes on to Hangar; everything else
 * is tunnelled as it is.
 */
export async function startProxy(options: ProxyOptions): Promise<TwilioProxy> {
  const password = randomBytes(16).toString('hex')
  const right = proxyCredentials(new URL(`http://hangar:${password}@localhost`))[1]
  const isAllowed = (request: IncomingMessage) =>
    request.headers['proxy-authorization'] === right

  const secure = createTwilioEnd(options)
  const server = createServer(SETTINGS, (request, response) => {
    if (isAllowed(request)) forwardPlain(request, response, options)
    else response.writeHead(407, DEMAND).end()
  })
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // It is not the server's any more: nobody else listens for its errors.
    socket.on('error', () => socket.destroy())
    if (head.length > 0) socket.unshift(head)
    if (isAllowed(request)) void connect(request, socket, secure, options.parents)
    else refuse(socket, '407 Proxy Authentication Required', DEMAND)
  })
  const cut = keepTrack(server)
  server.listen({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : address
  return {
    url: `http://hangar:${password}@127.0.0.1:${port}`,
    close() {
      server.close()
      cut()
    },
  }
}

/** Nothing here is given up for taking long; it all ends with the command. */
const SETTINGS = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 }
const DEMAND = { 'Proxy-Authenticate': 'Basic realm="hangar twilio"' }

/** The TLS end, which listens nowhere: it is handed connections. */
function createTwilioEnd(options: ProxyOptions): Server {
  const { authority, hangar, observer } = options
  const listener: RequestListener = (request, response) =>
    relay(request, response, hangarTarget(request, hangar), {
      onAnswer: observer.onAnswer,
      onUnreachable(error) {
        observer.onUnreachable(error)
        response.writeHead(503, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(unreachableBody(hangar)))
      },
    })
  return createSecureServer(
    {
      ...SETTINGS,
      SNICallback: callbackify((host: string) => authority.contextFor(host)),
    },
    listener,
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

async function connect(
  request: IncomingMessage,
  socket: Duplex,
  secure: Server,
  { tunnel: parent }: Parents,
): Promise<void> {
  const target = readTarget(request.url)
  if (!target) return refuse(socket, '400 Bad Request')
  if (target.port === 443 && isServerlessHost(target.host)) {
    socket.write(ESTABLISHED)
    secure.emit('connection', socket)
    return
  }
  try {
    const other = await openTunnel(target, parent)
    socket.write(ESTABLISHED)
    await join(socket, other)
  } catch {
    refuse(socket, '502 Bad Gateway')
  }
}

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n'

function refuse(socket: Duplex, status: string, headers: Record<string, string> = {}): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}Content-Length: 0\r\n\r\n`)
}

/** An unencrypted request, whose target is a whole URL (RFC 9112, 3.2.2). */
function forwardPlain(
  request: IncomingMessage,
  response: ServerResponse,
  { parents: { plain: parent } }: ProxyOptions,
): void {
  const url = URL.parse(request.url ?? '')
  if (url?.protocol !== 'http:') {
    response.writeHead(400).end('This is a proxy; it hosts nothing itself.\n')
    return
  }
  const headers = endToEnd(request.rawHeaders)
  const target = parent
    ? { origin: parent, path: url.href, headers: [...headers, ...proxyCredentials(parent)] }
    : { origin: url, path: url.pathname + url.search, headers }
  relay(request, response, target, {
    onUnreachable: (error) => void response.writeHead(502).end(`${error.message}\n`),
  })
}

/** Gives the way to end every connection, also those that were taken from the server. */
function keepTrack(server: Server): () => void {
  const sockets = new Set<Duplex>()
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return () => sockets.forEach((socket) => socket.destroy())
}
