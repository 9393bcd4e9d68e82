import type { Server } from 'node:http'

const LOOK_EVERY_MS = 50

/**
 * Stops a server: no new connections, answers on their way get `graceMs` to end, connections
 * that fall idle are closed at once and the rest when the time is up. Resolves when it is closed.
 */
export async function drain(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return
  // Node closes only those that are idle at this moment; a kept-alive one would hold us up.
  const idling = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS)
  const late = setTimeout(() => server.closeAllConnections(), graceMs)
  try {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  } finally {
    clearInterval(idling)
    clearTimeout(late)
  }
}
