import type { Server } from 'node:http'
import { errorCode } from './error-code.ts'
import { StartProblem } from './start-problem.node.ts'

/** Where a server shall listen, and the setting that says so. */
export interface ListenAt {
  host: string
  port: number
  setting: 'HANGAR_PORT' | 'HANGAR_ASSETS_PORT'
}

/** Starts listening; resolves with the port, which the system chose if 0 was asked for. */
export async function listen(server: Server, at: ListenAt): Promise<number> {
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen({ host: at.host, port: at.port }, listening.resolve)
  try {
    await listening.promise
  } catch (cause) {
    throw new StartProblem(explain(at, errorCode(cause)), { cause })
  } finally {
    server.off('error', listening.reject)
  }
  const address = server.address()
  return typeof address === 'object' && address ? address.port : at.port
}

function explain({ host, port, setting }: ListenAt, code: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return (
        `Port ${port} on ${host} is in use by another program; ` +
        `stop that one, or set ${setting} to another port.`
      )
    case 'EACCES':
      return `This user may not listen on port ${port}; set ${setting} to a port above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine; set HANGAR_HOST to one that is, or to 0.0.0.0 for all.`
    default:
      return `Hangar cannot listen on ${host}, port ${port} (${code}); set HANGAR_HOST and ${setting} to others.`
  }
}

/**
 * Takes no more connections, lets the requests under way end, and cuts off those that have
 * not after `limit` milliseconds. Resolves when no connection is left.
 */
export async function drain(server: Server, limit: number): Promise<void> {
  if (!server.listening) return
  const closed = Promise.withResolvers<void>()
  server.close(() => closed.resolve())
  // A kept-alive connection becomes idle only after its last answer: look again and again.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), limit)
  await closed.promise
  clearInterval(idle)
  clearTimeout(cut)
}
