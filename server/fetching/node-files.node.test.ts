import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchText, open } from '../testing/remote-files.node.ts'
import { closeSites, listen, serve, serveRaw } from '../testing/remote-sites.node.ts'
import type { Resolve } from './guarded-lookup.node.ts'
import { RemoteFailed, RemoteTooSlow } from './port.ts'

afterEach(closeSites)

describe('a file', () => {
  test('comes with its size, type and name, asked for as a stranger', async () => {
    const asked: unknown[] = []
    const origin = await serve((request, response) => {
      asked.push([request.method, request.url, request.headers])
      response.setHeader('content-type', 'image/png')
      response.setHeader('set-cookie', 'a=b')
      response.setHeader('content-disposition', 'attachment; filename="falcon.png"')
      response.setHeader('content-length', 5)
      response.end('bytes')
    })
    const { size, contentType, name, body } = await open(`${origin}/a.png?b=c#d`)
    expect({ size, contentType, name }).toEqual({
      size: 5,
      contentType: 'image/png',
      name: 'falcon.png',
    })
    expect(await new Response(body).text()).toBe('bytes')
    expect(asked).toEqual([
      [
        'GET',
        '/a.png?b=c',
        {
          accept: '*/*',
          'accept-encoding': 'identity',
          connection: 'close',
          host: origin.slice('http://'.length),
          'user-agent': 'Hangar/1.2.3',
        },
      ],
    ])
  })

  test('may come in chunks, without a size', async () => {
    const origin = await serve((_request, response) => {
      response.write('one ')
      response.end('two')
    })
    const { size, name, body } = await open(`${origin}/folder/`)
    expect([size, name]).toEqual([null, null])
    expect(await new Response(body).text()).toBe('one two')
  })

  test('may end with the connection, where its site speaks HTTP/1.0', async () => {
    const origin = await serveRaw('HTTP/1.0 200 OK\r\n\r\nbytes')
    expect(await fetchText(origin)).toBe('bytes')
  })

  test.each([
    ['gzip', gzipSync('many bytes')],
    ['GZip', gzipSync('many bytes')],
    ['br', brotliCompressSync('many bytes')],
    ['identity', Buffer.from('many bytes')],
  ])('that is sent as %s all the same is undone', async (coding, bytes) => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding, 'content-length': bytes.length })
      response.end(bytes)
    })
    const { size, body } = await open(origin)
    expect(size).toBe(coding === 'identity' ? 10 : null)
    expect(await new Response(body).text()).toBe('many bytes')
  })

  test.each(['compress', 'gzip, br', 'unheard-of'])(
    'that is sent as %s is refused',
    async (coding) => {
      const origin = await serve((_request, response) => {
        response.writeHead(200, { 'content-encoding': coding })
        response.end('x')
      })
      await expect(open(origin)).rejects.toThrow(`encoded as “${coding}”`)
    },
  )

  test('is read only as it is asked for', async () => {
    let sent = 0
    const part = Buffer.alloc(65_536)
    const origin = await serve((_request, response) => {
      Readable.from(
        (function* () {
          for (;;) yield (((sent += part.length), part))
        })(),
      ).pipe(response)
    })
    const { body } = await open(origin)
    const reader = body.getReader()
    await reader.read()
    await expect.poll(() => sent).toBeGreaterThan(100_000)
    await new Promise((done) => setTimeout(done, 200))
    const before = sent
    await new Promise((done) => setTimeout(done, 200))
    expect(sent).toBe(before)
    expect(sent).toBeLessThan(50_000_000)
    await reader.cancel()
  })
})

describe('half a file is none', () => {
  test('when fewer bytes come than were told', async () => {
    const origin = await serveRaw('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive5')
    await expect(fetchText(origin)).rejects.toThrow(
      /The connection to 127\.0\.0\.1:\d+ broke after 5 bytes.*nothing was published/,
    )
  })

  test('when the last chunk does not come', async () => {
    const origin = await serveRaw(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive5\r\n',
    )
    await expect(fetchText(origin)).rejects.toThrow(RemoteFailed)
  })

  test('when a compressed one ends early, or is none', async () => {
    const whole = gzipSync('many bytes')
    for (const bytes of [whole.subarray(0, 15), Buffer.from('not gzip at all')]) {
      const origin = await serve((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        response.end(bytes)
      })
      await expect(fetchText(origin)).rejects.toThrow('Z_')
    }
  })

  test('also when nobody listens while it breaks', async () => {
    const origin = await serveRaw(
      'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive5',
      (socket) => socket.resetAndDestroy(),
    )
    const late = async () => {
      const { body } = await open(origin)
      await new Promise((done) => setTimeout(done, 50))
      await new Response(body).text()
    }
    await expect(late()).rejects.toThrow(RemoteFailed)
  })
})

const knowNobody: Resolve = (hostname, tell) =>
  tell(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), [])

describe('an answer that is no file', () => {
  test.each([204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 503])(
    '%d is told',
    async (status) => {
      const origin = await serve((_request, response) => {
        response.writeHead(status)
        response.end()
      })
      const failed = open(origin)
      await expect(failed).rejects.toThrow(RemoteFailed)
      await expect(failed).rejects.toThrow(`answered ${status}`)
    },
  )

  test('is told of a site that is not there, or speaks no HTTP', async () => {
    const gone = createServer()
    const port = await listen(gone)
    gone.close()
    await expect(open(`http://127.0.0.1:${port}/`)).rejects.toThrow('takes no connections')
    await expect(open(await serveRaw('220 ftp here\r\n'))).rejects.toThrow(
      'does not speak HTTP',
    )
    await expect(open(await serveRaw(''))).rejects.toThrow('broke the connection off')
  })

  test('is told of a name that has no address', async () => {
    await expect(open('http://nowhere.example/', { resolve: knowNobody })).rejects.toThrow(
      'nowhere.example has no address',
    )
  })
})

describe('time', () => {
  const quick = { idle: 100, connect: 300 }

  test('ends for a site that does not answer', async () => {
    const origin = await serve(() => {})
    const slow = open(origin, { idle: 100, connect: 60_000 })
    await expect(slow).rejects.toThrow(RemoteTooSlow)
    await expect(slow).rejects.toThrow('0.1 seconds')
  })

  test('ends for a name server that does not', async () => {
    const slow = open('http://slow.example/', { connect: 100, idle: 60_000, resolve: () => {} })
    await expect(slow).rejects.toThrow(RemoteTooSlow)
  })

  test('ends for a site that stops in the middle', async () => {
    const origin = await serve((_request, response) => void response.write('some'))
    const { body } = await open(origin, quick)
    await expect(new Response(body).text()).rejects.toThrow('has sent nothing for 0.1 seconds')
  })

  test('does not end while the bytes are not asked for', async () => {
    const origin = await serve((_request, response) => void response.end('some'))
    const { body } = await open(origin, quick)
    await new Promise((done) => setTimeout(done, 300))
    expect(await new Response(body).text()).toBe('some')
  })

  test('ends at a signal, before the answer and after it, with its reason', async () => {
    const reason = new Error('no more')
    const silent = await serve(() => {})
    const before = new AbortController()
    const asked = open(silent, {}, before.signal)
    before.abort(reason)
    await expect(asked).rejects.toBe(reason)
    await expect(open(silent, {}, before.signal)).rejects.toBe(reason)

    const origin = await serve((_request, response) => void response.write('some'))
    const after = new AbortController()
    const { body } = await open(origin, {}, after.signal)
    const reader = body.getReader()
    await reader.read()
    const next = reader.read()
    after.abort(reason)
    await expect(next).rejects.toBe(reason)
  })

  test('and the connection end together', async () => {
    const closed = Promise.withResolvers<void>()
    const origin = await serve((request, response) => {
      request.socket.once('close', () => closed.resolve())
      response.write('some')
    })
    const { body } = await open(origin)
    await body.cancel()
    await expect(closed.promise).resolves.toBeUndefined()
  })
})
