import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { isServerlessHost, readTarget } from './hosts.ts'
import { forwardPlain } from './plain-requests.node.ts'
import { NO_TIMEOUTS } from './timeouts.ts'
import { join, openTunnel } from './tunnel.node.ts'
import { createTwilioEnd, type TwilioEndOptions } from './twilio-end.node.ts'
import { proxyCredentials, type Parents } from './upstream.ts'

export interface ProxyOptions extends TwilioEndOptions {
  parents: Parents
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
  const { parents } = options
  const password = randomBytes(16).toString('hex')
  const isAllowed = passwordCheck(password)
  const twilio = createTwilioEnd(options)
  const server = createServer(NO_TIMEOUTS, (request, response) => {
    if (isAllowed(request)) forwardPlain(request, response, parents.plain)
    else response.writeHead(407, DEMAND).end()
  })
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // It is not the server's any more: nobody else listens for its errors.
    socket.on('error', () => socket.destroy())
    if (head.length > 0) socket.unshift(head)
    if (isAllowed(request)) void connect(request, socket, twilio, parents.tunnel)
    else refuse(socket, '407 Proxy Authentication Required', DEMAND)
  })
  const cut = keepTrack(server)
  server.listen({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  return {
    url: `http://hangar:${password}@127.0.0.1:${portOf(server)}`,
    close() {
      server.close()
      cut()
    },
  }
}

const DEMAND = { 'Proxy-Authenticate': 'Basic realm="hangar twilio"' }

function passwordCheck(password: string): (request: IncomingMessage) => boolean {
  const [, right] = proxyCredentials(new URL(`http://hangar:${password}@localhost`))
  return ({ headers }) => headers['proxy-authorization'] === right
}

async function connect(
  { url }: IncomingMessage,
  socket: Duplex,
  twilio: Server,
  parent: URL | null,
): Promise<void> {
  const target = readTarget(url)
  if (!target) return refuse(socket, '400 Bad Request')
  if (target.port === 443 && isServerlessHost(target.host)) {
    socket.write(ESTABLISHED)
    twilio.emit('connection', socket)
    return
  }
  const other = await openTunnel(target, parent).catch(() => null)
  if (!other) return refuse(socket, '502 Bad Gateway')
  socket.write(ESTABLISHED)
  await join(socket, other)
}

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n'

function refuse(socket: Duplex, status: string, headers: Record<string, string> = {}): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}Content-Length: 0\r\n\r\n`)
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening on a port')
  return address.port
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
