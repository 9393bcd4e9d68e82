import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  askThrough,
  beginRequest,
  openConnect,
  openSecure,
  serve,
  serveSockets,
} from '../testing/through-proxy.node.ts'
import { createAuthority, type Authority } from './authority.node.ts'
import { observe } from './observer.ts'
import { startProxy } from './proxy.node.ts'
import type { Parents } from './upstream.ts'

const HOST = 'serverless.twilio.com'
const NONE: Parents = { plain: null, tunnel: null }

let authority: Authority
beforeAll(async () => {
  authority = await createAuthority()
})

/** A proxy in front of `hangar` that ends with the test. */
async function proxyTo(hangar: URL, parents = NONE) {
  const observer = observe(hangar)
  const proxy = await startProxy({ hangar, authority, parents, observer })
  onTestFinished(() => proxy.close())
  return { ...proxy, certificate: authority.certificate, observer }
}

/** Somewhere no server listens. */
async function nowhere(): Promise<URL> {
  return new URL('http://127.0.0.1:9')
}

test('what is meant for Twilio’s Serverless API goes to Hangar, as it was sent', async () => {
  const seen: { message: IncomingMessage; body: string }[] = []
  const hangar = await serve(async (message, response) => {
    seen.push({ message, body: await text(message) })
    response.writeHead(201, { 'Content-Type': 'application/json', 'X-Twice': ['a', 'b'] })
    response.end('{"sid":"ZS"}')
  })
  const via = await proxyTo(hangar)
  const answer = await askThrough(via, HOST, '/v1/Services?PageSize=2', {
    method: 'POST',
    headers: { Authorization: 'Basic QUM6eA==', 'X-Forwarded-Proto': 'ftp' },
    body: 'UniqueName=x',
  })

  expect(answer).toMatchObject({ status: 201, text: '{"sid":"ZS"}' })
  expect(answer.headers['x-twice']).toBe('a, b')
  const [{ message, body } = {}] = seen
  expect(body).toBe('UniqueName=x')
  expect(message).toMatchObject({ method: 'POST', url: '/v1/Services?PageSize=2' })
  expect(message?.headers).toMatchObject({
    host: HOST,
    authorization: 'Basic QUM6eA==',
    'x-forwarded-proto': 'https',
  })
  expect(message?.headers['proxy-authorization']).toBeUndefined()
})

test.each(['serverless-upload.twilio.com', 'serverless.ashburn.us1.twilio.com'])(
  '%s has a certificate of its own that its clients accept',
  async (host) => {
    const via = await proxyTo(await nowhere())
    const socket = await openSecure(via, host)
    onTestFinished(() => void socket.destroy())
    expect(socket.authorized).toBe(true)
    expect(socket.getPeerCertificate().subjectaltname).toBe(`DNS:${host}`)
  },
)

test('a client that does not trust the authority is not talked into it', async () => {
  const via = await proxyTo(await nowhere())
  const other = await createAuthority()
  await expect(openSecure({ ...via, certificate: other.certificate }, HOST)).rejects.toThrow(
    /certificate/,
  )
})

test('a body reaches Hangar while it is still being sent, and so does an answer', async () => {
  const parts: string[] = []
  const hangar = await serve(async (request, response) => {
    for await (const part of request) {
      parts.push(String(part))
      response.write(`got ${part};`)
    }
    response.end()
  })
  const via = await proxyTo(hangar)
  const { asked, answer } = await beginRequest(via, HOST, '/', { method: 'POST' })
  asked.write('one')
  const answered = await answer
  expect(String((await once(answered, 'data'))[0])).toBe('got one;')
  asked.end('two')
  expect(await text(answered)).toBe('got two;')
  expect(parts).toEqual(['one', 'two'])
})

test('a slow Hangar is not flooded: what it does not read waits at the client', async () => {
  const hangar = await serve((request) => request.pause())
  const via = await proxyTo(hangar)
  const { asked, answer } = await beginRequest(via, HOST, '/', { method: 'POST' })
  answer.catch(() => {})
  onTestFinished(() => void asked.destroy())
  const part = Buffer.alloc(1024 * 1024)
  let sent = 0
  while (asked.write(part) || asked.writableLength < 4 * part.length) {
    sent += 1
    if (sent > 200) break
    await sleep(1)
  }
  expect(sent).toBeLessThan(100)
})

test('a client that goes away is gone for Hangar too', async () => {
  const gone = Promise.withResolvers<boolean>()
  const hangar = await serve((request) => {
    request.resume().once('close', () => gone.resolve(request.complete))
  })
  const via = await proxyTo(hangar)
  const { asked, answer } = await beginRequest(via, HOST, '/', { method: 'POST' })
  answer.catch(() => {})
  asked.write('half of it')
  await sleep(50)
  asked.destroy()
  expect(await gone.promise).toBe(false)
})

test('an answer that breaks off does not end as if it were whole', async () => {
  const hangar = await serve((_request, response) => {
    response.write('half of it', () => response.destroy())
  })
  const via = await proxyTo(hangar)
  await expect(askThrough(via, HOST, '/')).rejects.toThrow(/aborted|ECONNRESET/)
})

test('a refusal comes through while the body is still on its way', async () => {
  const hangar = await serve((request, response) => {
    request.resume()
    response.writeHead(413).end('too large')
  })
  const via = await proxyTo(hangar)
  const body = 'x'.repeat(8 * 1024 * 1024)
  const answer = await askThrough(via, HOST, '/', { method: 'POST', body })
  expect(answer).toMatchObject({ status: 413, text: 'too large' })
})

test('no connection to Hangar is kept: it might close before the next request', async () => {
  const closed = Promise.withResolvers<void>()
  const hangar = await serve((request, response) => {
    request.socket.once('close', closed.resolve)
    response.end('fine')
  })
  const via = await proxyTo(hangar)
  expect(await askThrough(via, HOST, '/')).toMatchObject({ text: 'fine' })
  await closed.promise
})

test('without Hangar there is an error of the form that Twilio’s clients read', async () => {
  const via = await proxyTo(await nowhere())
  const { status, text: body } = await askThrough(via, HOST, '/v1/Services', {
    method: 'POST',
    body: 'x'.repeat(1024 * 1024),
  })
  expect(status).toBe(503)
  expect(JSON.parse(body)).toMatchObject({
    code: 20503,
    status: 503,
    message: expect.stringContaining('No Hangar answers at http://127.0.0.1:9'),
  })
  expect(via.observer.hints().join()).toMatch(/could not be reached/)
})

test('a refusal of the credentials is remembered for the end', async () => {
  const via = await proxyTo(await serve((_request, response) => response.writeHead(401).end()))
  expect(via.observer.hints()).toEqual([])
  await askThrough(via, HOST, '/')
  expect(via.observer.hints().join()).toMatch(/refused the credentials/)
})

test('other hosts are reached as they are, byte for byte, either end first', async () => {
  const other = await serveSockets((socket) => {
    socket.write('hello ')
    socket.pipe(socket, { end: false })
    socket.once('end', () => socket.end('!'))
  })
  const via = await proxyTo(await nowhere())
  const { status, socket } = await openConnect(via, other.host)
  expect(status).toBe(200)
  socket.end('a line')
  expect(await text(socket)).toBe('hello a line!')
})

test('a host that is not there is answered with 502', async () => {
  const via = await proxyTo(await nowhere())
  const { status, socket } = await openConnect(via, '127.0.0.1:9')
  expect(status).toBe(502)
  socket.destroy()
})

test('another host that breaks off takes its client along, and nothing else', async () => {
  const other = await serveSockets((socket) => {
    socket.write('half', () => socket.resetAndDestroy())
  })
  const via = await proxyTo(await serve((_request, response) => void response.end('fine')))
  const { socket } = await openConnect(via, other.host)
  await text(socket).catch(() => {})
  expect(socket.destroyed).toBe(true)
  expect(await askThrough(via, HOST, '/')).toMatchObject({ text: 'fine' })
})

test('unencrypted requests go where they are meant to', async () => {
  const other = await serve(async (request, response) => {
    response.end(`${request.method} ${request.url} ${await text(request)}`)
  })
  const via = await proxyTo(await nowhere())
  const answer = await askPlain(via.url, { method: 'PUT', url: `${other}a?b=c`, body: 'd' })
  expect(answer).toEqual({ status: 200, text: 'PUT /a?b=c d' })
  expect(await askPlain(via.url, { method: 'GET', url: '/' })).toMatchObject({ status: 400 })
  expect(await askPlain(via.url, { method: 'GET', url: 'http://127.0.0.1:9/' })).toMatchObject({
    status: 502,
  })
})

test('who does not know the password is served nothing', async () => {
  const via = await proxyTo(await nowhere())
  const strangers = via.url.replace(/hangar:\w+@/, '')
  const { status, socket } = await openConnect({ url: strangers }, `${HOST}:443`)
  expect(status).toBe(407)
  socket.destroy()
  expect(
    await askPlain(strangers, { method: 'GET', url: 'http://127.0.0.1:9/' }),
  ).toMatchObject({ status: 407 })
})

test('the user’s own proxy carries what is not for Hangar, and only that', async () => {
  const other = await serveSockets((socket) => void socket.end('from afar'))
  const far = await proxyTo(await nowhere())
  const parents = { plain: new URL(far.url), tunnel: new URL(far.url) }
  const via = await proxyTo(
    await serve((_request, response) => void response.end('Hangar')),
    parents,
  )

  const { status, socket } = await openConnect(via, other.host)
  expect(status).toBe(200)
  expect(await text(socket)).toBe('from afar')
  const page = await serve((_request, response) => void response.end('page'))
  expect(await askPlain(via.url, { method: 'GET', url: page.href })).toMatchObject({
    text: 'page',
  })
  expect(await askThrough(via, HOST, '/')).toMatchObject({ text: 'Hangar' })

  far.close()
  const refused = await openConnect(via, other.host)
  expect(refused.status).toBe(502)
  refused.socket.destroy()
  expect(await askThrough(via, HOST, '/')).toMatchObject({ text: 'Hangar' })
})

test('closing cuts what is under way', async () => {
  const via = await proxyTo(await serve(() => {}))
  const { asked, answer } = await beginRequest(via, HOST, '/')
  asked.end()
  await sleep(50)
  via.close()
  await expect(answer).rejects.toThrow(/hang up|ECONNRESET/)
})

/** A request for a whole URL, as for proxies. */
async function askPlain(proxy: string, asked: { method: string; url: string; body?: string }) {
  const { request } = await import('node:http')
  const { hostname, port, username, password } = new URL(proxy)
  const sent = request({
    hostname,
    port,
    method: asked.method,
    path: asked.url,
    headers: username
      ? { 'Proxy-Authorization': `Basic ${btoa(`${username}:${password}`)}` }
      : {},
  })
  sent.end(asked.body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, text: await text(answer) }
}
