import {
  createServer as createProxy,
  request,
  type IncomingHttpHeaders,
  type Server,
} from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { createSignatureCheck } from '../auth/signature.node.ts'
import { FunctionsBusy, type FunctionAnswer, type Invocation } from '../functions/port.ts'
import { TestSites } from '../testing/test-sites.ts'
import { createAssetsServer } from './listener.node.ts'

interface Got {
  status: number
  headers: IncomingHttpHeaders
  raw: string[]
  text: string
}

const answerWith = (
  given: Partial<FunctionAnswer> & { text?: string } = {},
): FunctionAnswer => ({
  status: 200,
  headers: [],
  body: new TextEncoder().encode(given.text ?? ''),
  ...given,
})

let sites: TestSites
let server: Server
let port: number
let assetsUrl: string
let asked: Invocation[]
let invoke: (invocation: Invocation) => Promise<FunctionAnswer | null>

const start = async (made: Server) => {
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return (made.address() as AddressInfo).port
}

beforeEach(async () => {
  sites = await TestSites.open()
  asked = []
  invoke = async () => answerWith({ text: 'run' })
  assetsUrl = 'http://{domain}.localhost:4001'
  const functions = {
    invoke: async (invocation: Invocation) => {
      asked.push(invocation)
      return invoke(invocation)
    },
    close: async () => {},
  }
  server = createAssetsServer({
    live: sites.live,
    blobs: sites.blobs,
    functions,
    isSigned: createSignatureCheck(sites.authToken),
    assetsUrl: () => assetsUrl,
    onError: (error) => void sites.errors.push(error),
  })
  port = await start(server)
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  sites.close()
})

interface Sending {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  at?: number
}

function ask(path: string, { method = 'GET', headers = {}, body, at = port }: Sending = {}) {
  return new Promise<Got>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: at, path, method }
    const all = { host: sites.host, ...headers }
    const sent = request({ ...options, headers: all }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        const { statusCode: status = 0, headers: own, rawHeaders: raw } = response
        resolve({ status, headers: own, raw, text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a public Function', () => {
  it('is run for a GET, and what it answers is sent', async () => {
    const { resourceSid } = await sites.publishFunction('/sms/reply', 'code')
    invoke = async () =>
      answerWith({
        status: 201,
        text: '<Response/>',
        headers: [
          ['Content-Type', 'text/xml'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
      })
    const got = await ask('/sms/reply?a=1&b=%20', { headers: { 'X-One': 'é'.normalize() } })
    expect(got).toMatchObject({ status: 201, text: '<Response/>' })
    expect(got.headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect(asked).toMatchObject([
      {
        environmentSid: sites.home.sid,
        functionSid: resourceSid,
        method: 'GET',
        target: '/sms/reply?a=1&b=%20',
        body: new Uint8Array(),
      },
    ])
    expect(asked[0]?.headers).toContainEqual(['host', sites.host])
    expect(asked[0]?.headers.map(([name]) => name)).toContain('x-one')
    expect(got.headers['twilio-request-id']).toBe(asked[0]?.requestSid)
  })

  it('neither gets nor sets the session of a console on the same host', async () => {
    await sites.publishFunction('/f', 'code')
    const session = 'hangar_session_12345678=x.y.z'
    invoke = async () =>
      answerWith({ headers: ['a=1', session].map((value) => ['Set-Cookie', value]) })
    const { headers } = await ask('/f', { headers: { cookie: `a=1; ${session}` } })
    expect(asked[0]?.headers).toContainEqual(['cookie', 'a=1'])
    expect(headers['set-cookie']).toEqual(['a=1'])
  })

  it('gets no headers of ours but nosniff: CORS and caching are its own', async () => {
    await sites.publishFunction('/f', 'code')
    const { headers } = await ask('/f')
    expect(Object.keys(headers).toSorted()).toEqual([
      'connection',
      'content-length',
      'date',
      'keep-alive',
      'twilio-request-id',
      'x-content-type-options',
    ])
  })

  it('is run for a POST, with its body', async () => {
    await sites.publishFunction('/f', 'code')
    const body = new Uint8Array(1024 * 1024).fill(7)
    expect((await ask('/f', { method: 'POST', body })).status).toBe(200)
    expect(asked[0]).toMatchObject({ method: 'POST', target: '/f' })
    expect(asked[0]?.body.byteLength).toBe(body.byteLength)
    expect(asked[0]?.body.every((byte) => byte === 7)).toBe(true)
  })

  it('answers HEAD as GET, without the body', async () => {
    await sites.publishFunction('/f', 'code')
    const got = await ask('/f', { method: 'HEAD' })
    expect(got).toMatchObject({ status: 200, text: '' })
    expect(got.headers['content-length']).toBe('3')
    expect(asked).toMatchObject([{ method: 'GET' }])
  })

  it.each([204, 304])('sends no body with a %i', async (status) => {
    await sites.publishFunction('/f', 'code')
    invoke = async () => answerWith({ status, text: 'ignored' })
    expect(await ask('/f')).toMatchObject({ status, text: '' })
    expect((await ask('/f')).status).toBe(status)
  })

  it('is not asked about a preflight', async () => {
    await sites.publishFunction('/f', 'code')
    const got = await ask('/f', { method: 'OPTIONS' })
    expect(got.status).toBe(204)
    expect(got.headers['access-control-allow-methods']).toBe('GET, POST, OPTIONS')
    expect(asked).toEqual([])
  })

  it.each(['PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
    await sites.publishFunction('/f', 'code')
    const got = await ask('/f', { method })
    expect(got.status).toBe(405)
    expect(got.headers.allow).toBe('GET, HEAD, POST, OPTIONS')
    expect(asked).toEqual([])
  })

  it('refuses a GET with a body, as Twilio does', async () => {
    await sites.publishFunction('/f', 'code')
    const headers = { 'content-length': '1' }
    expect((await ask('/f', { body: 'x', headers })).status).toBe(403)
    expect(asked).toEqual([])
  })

  it('refuses a body of more than 1 MiB before it is sent', async () => {
    await sites.publishFunction('/f', 'code')
    const head = `POST /f HTTP/1.1\r\nHost: ${sites.host}\r\nContent-Length: 1048577\r\n\r\n`
    const text = await new Promise<string>((resolve) => {
      let all = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(head))
      socket.setEncoding('utf8').on('data', (chunk: string) => (all += chunk))
      socket.on('close', () => resolve(all))
    })
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text.toLowerCase()).toContain('connection: close')
  })

  it('refuses such a body too when its length is not announced', async () => {
    await sites.publishFunction('/f', 'code')
    const sent = new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: sites.host, 'transfer-encoding': 'chunked' }
      const req = request({ host: '127.0.0.1', port, path: '/f', method: 'POST', headers })
      req.on('response', (response) => resolve(response.resume().statusCode))
      req.on('error', reject)
      req.write(new Uint8Array(1024 * 1024 + 1))
    })
    expect(await sent).toBe(413)
    expect(asked).toEqual([])
  })

  it('answers 429 in Twilio’s form when too many run', async () => {
    await sites.publishFunction('/f', 'code')
    invoke = () => Promise.reject(new FunctionsBusy())
    const got = await ask('/f')
    expect(got.status).toBe(429)
    expect(got.headers['retry-after']).toBe('1')
    expect(JSON.parse(got.text)).toMatchObject({ code: 71017, status: 429 })
    expect(sites.errors).toEqual([])
  })

  it('answers 500 when it cannot be run, and the log hears why', async () => {
    await sites.publishFunction('/f', 'code')
    invoke = () => Promise.reject(new Error('no room'))
    expect((await ask('/f')).status).toBe(500)
    expect(sites.errors.map(String)).toEqual(['Error: no room'])
  })

  it('is not found when it was taken off meanwhile', async () => {
    await sites.publishFunction('/f', 'code')
    invoke = async () => null
    expect((await ask('/f')).status).toBe(404)
  })

  it('keeps the connection for the next request', async () => {
    await sites.publishFunction('/f', 'code')
    const line = (path: string, more = '') =>
      `POST ${path} HTTP/1.1\r\nHost: ${sites.host}\r\nContent-Length: 2\r\n${more}\r\nhi`
    const text = await new Promise<string>((resolve) => {
      let all = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(line('/f') + line('/f', 'Connection: close\r\n')),
      )
      socket.setEncoding('utf8').on('data', (chunk: string) => (all += chunk))
      socket.on('close', () => resolve(all))
    })
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  })
})

describe('a private Function', () => {
  it('is not there, for any method', async () => {
    await sites.publishFunction('/f', 'code', { visibility: 'private' })
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT']) {
      const [got, nothing] = [await ask('/f', { method }), await ask('/none', { method })]
      expect([got.status, got.text]).toEqual([nothing.status, nothing.text])
    }
    expect(asked).toEqual([])
  })
})

const sign = (url: string, params: Record<string, string | string[]> = {}) => ({
  'x-twilio-signature': getExpectedTwilioSignature(sites.authToken, url, params),
})

describe('what is protected', () => {
  beforeEach(async () => {
    await sites.publishFunction('/f', 'code', { visibility: 'protected' })
    await sites.publish('/assets/menu.mp3', 'press one', { visibility: 'protected' })
  })

  it('is a Function for who signs its URL and its form', async () => {
    const body = 'From=%2B15550001&Body=Hi+%26+bye&NumMedia=0'
    const params = { From: '+15550001', Body: 'Hi & bye', NumMedia: '0' }
    const signed = sign(sites.urlOf('/f?x=1'), params)
    const post = (headers: Record<string, string>, form = body) =>
      ask('/f?x=1', { method: 'POST', headers: { ...FORM, ...headers }, body: form })
    expect(await post(signed)).toMatchObject({ status: 200, text: 'run' })
    expect((await post(signed, `${body}1`)).status).toBe(403)
    expect((await post(sign(sites.urlOf('/f?x=1')))).status).toBe(403)
    expect((await post({})).status).toBe(403)
    expect(asked).toHaveLength(1)
  })

  it('refuses who does not sign before the body has come', async () => {
    const req = request({
      host: '127.0.0.1',
      port,
      path: '/f',
      method: 'POST',
      headers: { host: sites.host, 'content-length': '100' },
    })
    req.flushHeaders()
    const status = await new Promise((resolve) => {
      req.on('response', (response) => resolve(response.resume().statusCode))
    })
    expect(status).toBe(403)
    req.destroy()
  })

  it('is a file for who signs its whole URL, and for no shared cache', async () => {
    const path = '/assets/menu.mp3?call=CA1'
    const got = await ask(path, { headers: sign(sites.urlOf(path)) })
    expect(got).toMatchObject({ status: 200, text: 'press one' })
    expect(got.headers['cache-control']).toBe('private, no-cache')
    expect((await ask('/assets/menu.mp3', { headers: sign(sites.urlOf(path)) })).status).toBe(
      403,
    )
  })

  it('knows the URL that Twilio signs without its port', async () => {
    const url = sites.urlOf('/f').replace(':4001', '')
    expect((await ask('/f', { headers: sign(url) })).status).toBe(200)
  })

  it('knows the public URL behind a proxy that ends TLS and rewrites Host', async () => {
    assetsUrl = 'https://{domain}.assets.example.com'
    const proxy = createProxy((incoming, outgoing) => {
      const { url, method, headers } = incoming
      const host = `127.0.0.1:${port}`
      const passed = {
        host: '127.0.0.1',
        port,
        path: url,
        method,
        headers: { ...headers, host },
      }
      const sent = request(passed, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(outgoing)
      })
      incoming.pipe(sent)
    })
    const at = await start(proxy)
    const url = 'https://white-beagle-1541.assets.example.com/f'
    const headers = { ...FORM, ...sign(url, { a: '1' }) }
    expect(await ask('/f', { method: 'POST', headers, body: 'a=1', at })).toMatchObject({
      status: 200,
      text: 'run',
    })
    const file = sign('https://white-beagle-1541.assets.example.com/assets/menu.mp3')
    expect((await ask('/assets/menu.mp3', { headers: file, at })).text).toBe('press one')
    expect((await ask('/f', { headers: sign(sites.urlOf('/f')), at })).status).toBe(403)
    await new Promise((resolve) => proxy.close(resolve))
  })

  it('does not believe X-Forwarded-*', async () => {
    const headers = {
      ...sign('https://evil.example.com/f'),
      'x-forwarded-host': 'evil.example.com',
      'x-forwarded-proto': 'https',
    }
    expect((await ask('/f', { headers })).status).toBe(403)
  })
})
