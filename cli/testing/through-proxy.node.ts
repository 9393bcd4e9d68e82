import { once } from 'node:events'
import {
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server as HttpServer,
} from 'node:http'
import { createServer as createSecureServer, request as requestSecure } from 'node:https'
import {
  createServer as createSocketServer,
  type Server as NetServer,
  type Socket,
} from 'node:net'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { connect as connectSecure, type TLSSocket } from 'node:tls'
import { callbackify } from 'node:util'
import { onTestFinished } from 'vitest'
import type { Authority } from '../twilio/authority.node.ts'

type Listener = (...exchange: Parameters<RequestListener>) => unknown

/** For tests: an HTTP server on loopback that ends with the test. */
export const serve = (listener: Listener): Promise<URL> =>
  listen(createServer((...exchange) => void listener(...exchange)))

/** For tests: the same behind TLS, as https://localhost, signed for by the authority. */
export async function serveSecurely(authority: Authority, listener: Listener): Promise<URL> {
  const sign = callbackify((host: string) => authority.contextFor(host))
  const server = createSecureServer({ SNICallback: sign }, (...exchange) => {
    void listener(...exchange)
  })
  const { port } = await listen(server)
  return new URL(`https://localhost:${port}`)
}

async function listen(server: HttpServer): Promise<URL> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return urlOf(server)
}

/** For tests: a bare TCP server on loopback that ends with the test. */
export async function serveSockets(listener: (socket: Socket) => unknown): Promise<URL> {
  const server = createSocketServer({ allowHalfOpen: true }, (socket) => void listener(socket))
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    sockets.forEach((socket) => socket.destroy())
  })
  return urlOf(server)
}

function urlOf(server: NetServer): URL {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening on a port')
  return new URL(`http://127.0.0.1:${address.port}`)
}

/** A proxy as its clients know it. */
export interface Via {
  url: string
  /** What they trust. */
  certificate: string
}

/** Asks the proxy for a tunnel; gives its answer and the connection. */
export async function openConnect(
  { url }: Pick<Via, 'url'>,
  target: string,
): Promise<{ status: number; socket: Duplex }> {
  const { hostname, port, username, password } = new URL(url)
  const headers = username
    ? { 'Proxy-Authorization': `Basic ${btoa(`${username}:${password}`)}` }
    : {}
  const asked = request({ hostname, port, method: 'CONNECT', path: target, headers })
  asked.end()
  const opened = Promise.withResolvers<{ status: number; socket: Duplex }>()
  asked.once('error', opened.reject)
  asked.once('connect', ({ statusCode: status = 0 }, socket, head) => {
    // What the other end says first may have come along with the proxy's answer.
    if (head.length > 0) socket.unshift(head)
    opened.resolve({ status, socket })
  })
  return opened.promise
}

/** An encrypted connection to the host, as the proxy makes believe. */
export async function openSecure(via: Via, host: string): Promise<TLSSocket> {
  const { status, socket } = await openConnect(via, `${host}:443`)
  if (status !== 200) throw new Error(`CONNECT was answered with ${status}`)
  const secure = connectSecure({ socket, servername: host, ca: via.certificate })
  await once(secure, 'secureConnect')
  return secure
}

/** One request over such a connection, left to its caller to write and end. */
export async function beginRequest(
  via: Via,
  host: string,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
) {
  const socket = await openSecure(via, host)
  const asked = requestSecure({
    ...options,
    path,
    headers: { Host: host, ...options.headers },
    createConnection: () => socket,
  })
  const answer = Promise.withResolvers<IncomingMessage>()
  asked.once('response', answer.resolve)
  asked.once('error', answer.reject)
  return { asked, answer: answer.promise }
}

/** One whole request: status, headers and text of its answer. */
export async function askThrough(
  via: Via,
  host: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { asked, answer } = await beginRequest(via, host, path, options)
  asked.end(options.body)
  const answered = await answer
  const { statusCode: status, headers } = answered
  return { status, headers, text: await text(answered) }
}
