import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createApiServer, RequestAddresses } from './api-server.node.ts'
import { RequestBodies } from './request-bodies.node.ts'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A connection on which `text` was sent; `answer` resolves when the server closes it. */
function send(text: string) {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  socket.write(text)
  const read = async () => {
    let answer = ''
    for await (const part of socket) answer += part
    return answer
  }
  return { socket, answer: read() }
}

const echo = async (request: Request) => new Response(await request.text())

test('headers must end in time, a body may take any', { timeout: 20_000 }, async () => {
  server = createApiServer(echo, new RequestAddresses(), new RequestBodies())
  expect(server.headersTimeout).toBe(15_000)
  // Shorter here only so that nobody waits.
  server.headersTimeout = 200
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 10\r\n\r\n'
  const slowBody = send(`${head}Hello`)
  const silent = send('')
  const slowHead = send('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')
  const begun = performance.now()
  expect(await slowHead.answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(await silent.answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(performance.now() - begun).toBeLessThan(10_000)
  slowBody.socket.write('World')
  expect(await slowBody.answer).toMatch(/^HTTP\/1\.1 200 [^]*HelloWorld$/)
})
