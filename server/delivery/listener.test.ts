import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { request, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSignatureCheck } from '../auth/signature.node.ts'
import { openDiskBlobs } from '../blobs/disk.node.ts'
import type { Blobs } from '../blobs/port.ts'
import { describeDelivery } from './compliance.ts'
import { createAssetsServer } from './listener.node.ts'
import { TestSites, told, type Asked, type Told } from '../testing/test-sites.ts'

async function listen(sites: TestSites): Promise<{ server: Server; port: number }> {
  const server = createAssetsServer({
    live: sites.live,
    blobs: sites.blobs,
    functions: null,
    isSigned: createSignatureCheck(sites.authToken),
    assetsUrl: () => 'http://{domain}.localhost:4001',
    onError: (error) => void sites.errors.push(error),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

interface At {
  port: number
  host: string
}

function ask({ port, host }: At, { path, method = 'GET', ...asked }: Asked): Promise<Told> {
  const headers = { host: asked.host ?? host, ...asked.headers }
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const own = Object.entries(response.headers).map(([name, value]) => [
          name,
          String(value),
        ])
        const bytes = new Uint8Array(Buffer.concat(chunks))
        resolve(told(response.statusCode ?? 0, own as [string, string][], bytes))
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Sends bytes as they are and gives all that comes back until the server hangs up. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'utf8'))
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
  })
}

describeDelivery('node:http', async (sites) => {
  const { server, port } = await listen(sites)
  return {
    ask: (asked) => ask({ port, host: sites.host }, asked),
    close: () => stop(server),
  }
})

/** Counts the blobs that are open, and how often any was opened. */
function counting(blobs: Blobs) {
  const count = { open: 0, opened: 0 }
  const counted: Blobs = {
    ...blobs,
    async open(digest) {
      const blob = await blobs.open(digest)
      if (!blob) return null
      count.open += 1
      count.opened += 1
      return {
        size: blob.size,
        read: (target, position) => blob.read(target, position),
        close: () => {
          count.open -= 1
          return blob.close()
        },
      }
    },
  }
  return { count, counted }
}

/** Open files of this process, where the system tells. */
const openFiles = async () => {
  const listed = await readdir('/proc/self/fd').catch(() => [])
  return listed.length
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    if (await holds()) return
    await pause(10)
  }
  throw new Error('it did not come about within two seconds')
}

describe('the listener of the assets origin', () => {
  const LARGE = 'The Millennium Falcon. '.repeat(400_000)
  let folder: string
  let sites: TestSites
  let server: Server
  let port: number
  let count: { open: number; opened: number }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hangar-assets-'))
    const counted = counting(await openDiskBlobs(folder))
    ;({ count } = counted)
    sites = await TestSites.open(counted.counted)
    ;({ server, port } = await listen(sites))
  })
  afterEach(async () => {
    await stop(server)
    sites.close()
    await rm(folder, { recursive: true, force: true })
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    ask({ port, host: sites.host }, { path, headers })

  /** Asks for a path and hangs up after the first bytes of the answer. */
  const abort = (path: string) =>
    new Promise<void>((resolve, reject) => {
      const headers = { host: sites.host }
      const sent = request(
        { host: '127.0.0.1', port, path, headers, agent: false },
        (response) => {
          response.once('data', () => response.destroy())
          response.on('error', () => {})
          response.on('close', resolve)
        },
      )
      sent.on('error', reject)
      sent.end()
    })

  it('leaks no file over 200 answers of 304', async () => {
    const { digest } = await sites.publish('/assets/large.txt', LARGE)
    const before = await openFiles()
    for (let at = 0; at < 200; at += 1) {
      const told304 = await get('/assets/large.txt', { 'if-none-match': `"${digest}"` })
      expect(told304.status).toBe(304)
    }
    expect(count).toEqual({ open: 0, opened: 0 })
    expect(await openFiles()).toBeLessThanOrEqual(before + 5)
  })

  it('leaks no file and logs nothing over 50 aborted downloads', async () => {
    await sites.publish('/assets/large.txt', LARGE)
    const before = await openFiles()
    for (let at = 0; at < 10; at += 1) {
      await Promise.all(Array.from({ length: 5 }, () => abort('/assets/large.txt')))
    }
    // One stays open for a while, for the next range of the same file.
    await until(() => count.open <= 1)
    await until(async () => (await openFiles()) <= before + 5)
    expect(sites.errors).toEqual([])
    expect((await get('/assets/large.txt')).text).toBe(LARGE)
  })

  it('opens a large file once for all who read it at the same time', async () => {
    await sites.publish('/assets/large.txt', LARGE)
    const all = await Promise.all(Array.from({ length: 10 }, () => get('/assets/large.txt')))
    for (const one of all) expect(one.text === LARGE).toBe(true)
    expect(count.opened).toBe(1)
  })

  it('reads a small file once for all who ask at the same time, and never again', async () => {
    await sites.publish('/assets/a.txt', 'hello')
    const all = await Promise.all(Array.from({ length: 10 }, () => get('/assets/a.txt')))
    expect(all.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, () => 'hello'))
    expect((await get('/assets/a.txt', { range: 'bytes=1-2' })).text).toBe('el')
    expect(count).toEqual({ open: 0, opened: 1 })
  })

  it('closes every file when it is closed', async () => {
    await sites.publish('/assets/large.txt', LARGE)
    await get('/assets/large.txt')
    expect(count.open).toBe(1)
    await stop(server)
    await until(() => count.open === 0)
  })

  it('cuts the connection when a file ends before its time, rather than hang or lie', async () => {
    const { digest } = await sites.publish('/assets/large.txt', LARGE)
    await truncate(join(folder, 'blobs', digest.slice(0, 2), digest), 1_000_000)
    await expect(get('/assets/large.txt')).rejects.toThrow(/aborted|hang up|reset/i)
    expect(String(sites.errors[0])).toContain('before its time')
    expect((await get('/assets/none.txt')).status).toBe(404)
  })

  it('answers pipelined requests in their order, large ones too', async () => {
    await sites.publish('/assets/large.txt', LARGE)
    await sites.publish('/assets/a.txt', 'hello')
    const head = `Host: ${sites.host}\r\n`
    const answers = await raw(
      port,
      `GET /assets/large.txt HTTP/1.1\r\n${head}\r\n` +
        `GET /assets/large.txt HTTP/1.1\r\n${head}Range: bytes=0-20\r\n\r\n` +
        `GET /assets/a.txt HTTP/1.1\r\n${head}\r\n` +
        `GET /assets/large.txt HTTP/1.1\r\n${head}Range: bytes=23-43\r\nConnection: close\r\n\r\n`,
    )
    const heads = answers.match(/HTTP\/1\.1 \d+/g)
    expect(heads).toEqual(['HTTP/1.1 200', 'HTTP/1.1 206', 'HTTP/1.1 200', 'HTTP/1.1 206'])
    expect(answers.split(LARGE)).toHaveLength(2)
    expect(answers.endsWith('\r\n\r\nThe Millennium Falcon')).toBe(true)
  })

  it('takes nothing for requests that wait behind one whose client goes away', async () => {
    await sites.publish('/assets/large.txt', LARGE)
    const line = `GET /assets/large.txt HTTP/1.1\r\nHost: ${sites.host}\r\n\r\n`
    const socket = connect(port, '127.0.0.1', () => socket.write(line.repeat(20)))
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    await until(() => count.open <= 1)
    expect(count.opened).toBe(1)
    expect((await get('/assets/large.txt')).text).toBe(LARGE)
    expect(sites.errors).toEqual([])
  })

  it('serves others while many clients read nothing', { timeout: 20_000 }, async () => {
    await sites.publish('/assets/large.txt', LARGE)
    const line = `GET /assets/large.txt HTTP/1.1\r\nHost: ${sites.host}\r\n\r\n`
    // Each holds two pooled buffers of 128.
    const idle = Array.from({ length: 70 }, () => {
      const socket = connect(port, '127.0.0.1', () => socket.write(line))
      return socket.pause().on('error', () => {})
    })
    await pause(300)
    expect((await get('/assets/large.txt')).text === LARGE).toBe(true)
    for (const socket of idle) socket.destroy()
  })

  it.each([
    [
      'a whole URL, as a proxy sends it',
      'GET http://any/assets/%C3%A9.txt HTTP/1.1',
      'Host: x',
    ],
    ['HTTP/1.0 without a host', 'GET /assets/%c3%a9.txt HTTP/1.0', 'Accept: */*'],
  ])('understands %s', async (_case, line, header) => {
    await sites.publish('/assets/é.txt', 'accent')
    const answer = await raw(port, `${line}\r\n${header}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(answer.endsWith('\r\n\r\naccent')).toBe(true)
  })

  it('lets the host of a whole URL decide, not the Host header', async () => {
    const heron = await sites.addService('quiet-heron', 'quiet-heron-2718')
    await sites.publish('/assets/a.txt', 'heron', { environment: heron })
    const line = 'GET http://quiet-heron-2718.example.com/assets/a.txt?x HTTP/1.1'
    const answer = await raw(
      port,
      `${line}\r\nHost: ${sites.host}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer.endsWith('\r\n\r\nheron')).toBe(true)
  })

  it.each([
    ['OPTIONS * HTTP/1.1', 204],
    ['TRACE / HTTP/1.1', 405],
    ['GET /../../etc/passwd HTTP/1.1', 404],
    ['GET /assets/..%2f..%2fetc/passwd HTTP/1.1', 404],
  ])('answers %s with %i', async (line, status) => {
    const answer = await raw(port, `${line}\r\nHost: any\r\nConnection: close\r\n\r\n`)
    expect(answer).toContain(`HTTP/1.1 ${status} `)
  })

  it('refuses a body without reading it: the connection ends with the answer', async () => {
    const answer = await raw(
      port,
      `PUT /assets/a.txt HTTP/1.1\r\nHost: any\r\nContent-Length: 99999999\r\n\r\nabc`,
    )
    expect(answer).toContain('HTTP/1.1 405 ')
    expect(answer.toLowerCase()).toContain('connection: close')
  })
})
