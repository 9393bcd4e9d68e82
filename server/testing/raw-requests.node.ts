import { once } from 'node:events'
import { connect } from 'node:net'

/** For tests: a request as it goes over the wire, with all that a client library would hide. */
export interface RawRequest {
  method: string
  path: string
  headers: Record<string, string>
}

/** What came back, as text, until the server or the test closed the connection. */
export interface RawAnswer {
  /** The status of every answer, interim ones too. */
  statuses: number[]
  text: string
  /** Bytes of the body that were handed to the system. */
  sent: number
}

const CHUNK = Buffer.alloc(64 * 1024, 'x')

/**
 * Sends a request and `bytes` of a body, until the server has answered or closed the connection;
 * the body goes at once, or `after` an answer of that status.
 */
export async function sendRaw(
  origin: string,
  { method, path, headers }: RawRequest,
  { bytes, after }: { bytes: number; after?: number },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let text = ''
  const isOver = Promise.withResolvers<void>()
  const mayBegin = Promise.withResolvers<void>()
  if (after === undefined) mayBegin.resolve()
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part
    const [status] = statusesOf(text)
    if (status === after) mayBegin.resolve()
    if (statusesOf(text).some((answer) => answer >= 200) && isWhole(text)) isOver.resolve()
  })
  // A server that closes while bytes are sent may break the connection, after its answer.
  socket.on('error', () => isOver.resolve()).on('close', () => isOver.resolve())
  const lines = Object.entries({ host: 'localhost', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const state = { isOver: false }
  void isOver.promise.then(() => (state.isOver = true))
  await Promise.race([mayBegin.promise, isOver.promise])
  let sent = 0
  while (!state.isOver && sent < bytes) {
    const chunk = CHUNK.subarray(0, Math.min(CHUNK.length, bytes - sent))
    sent += chunk.length
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), isOver.promise])
  }
  await isOver.promise
  socket.destroy()
  return { statuses: statusesOf(text), text, sent }
}

function statusesOf(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status))
}

/** Whether the last answer has its body: those of the API tell its length, if they have one. */
function isWhole(text: string): boolean {
  const last = text.slice(text.lastIndexOf('HTTP/1.1 '))
  const head = last.indexOf('\r\n\r\n')
  const length = Number(/^content-length: (\d+)/im.exec(last)?.[1] ?? 0)
  return head !== -1 && last.length - head - 4 >= length
}
