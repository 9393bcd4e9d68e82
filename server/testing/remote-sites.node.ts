import { createServer, type RequestListener } from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as AnyServer,
  type Socket,
} from 'node:net'
import type { Resolve } from '../fetching/guarded-lookup.node.ts'

const servers: AnyServer[] = []
const sockets = new Set<Socket>()

/** Ends all sites, and whatever is connected to them. */
export async function closeSites(): Promise<void> {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  const ends = servers.splice(0).map((server) => new Promise((end) => server.close(end)))
  await Promise.all(ends)
}

/** Has a server listen on a free port of loopback; resolves with the port. */
export async function listen(server: AnyServer): Promise<number> {
  servers.push(server)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

/** A site that answers as it is told; resolves with its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`
}

/** A site that answers with these very bytes, then does what `after` says. */
export async function serveRaw(
  head: string,
  after: (socket: Socket) => void = (s) => void s.end(),
) {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(head)
      after(socket)
    })
  })
  return `http://127.0.0.1:${await listen(server)}`
}

/** A name server that gives each name the addresses of its turn, the last ones for ever. */
export function nameServer(answers: string[][]) {
  const asked: string[] = []
  const resolve: Resolve = (hostname, tell) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(hostname)
    tell(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return { asked, resolve }
}

/** A site that sends on from the paths it is told, and answers at all others. */
export const redirecting = (locations: Record<string, string>, status = 302) =>
  serve((request, response) => {
    const location = locations[request.url ?? '']
    if (location === undefined) return response.end(`at ${request.url}`)
    response.writeHead(status, { location })
    response.end()
  })
