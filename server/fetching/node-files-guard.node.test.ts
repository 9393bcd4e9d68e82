import type { RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, test } from 'vitest'
import { allow, fetchText, files, open } from '../testing/remote-files.node.ts'
import {
  closeSites,
  listen,
  nameServer,
  redirecting,
  serve,
} from '../testing/remote-sites.node.ts'
import { AddressGuard } from './guarded-lookup.node.ts'
import { RemoteFailed, UrlRefused } from './port.ts'

afterEach(closeSites)

async function secure(listener: RequestListener) {
  const pems = await generate([{ name: 'commonName', value: 'files.example' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'files.example' }] }],
  })
  const port = await listen(createTlsServer({ key: pems.private, cert: pems.cert }, listener))
  return { port, cert: pems.cert, ...nameServer([['127.0.0.1']]) }
}

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])(
    '%d is followed, also to a relative place',
    async (status) => {
      const origin = await redirecting({ '/a/b': '../c?d' }, status)
      expect(await fetchText(`${origin}/a/b`)).toBe('at /c?d')
    },
  )

  test('are followed five times', async () => {
    const origin = await redirecting({
      '/0': '/1',
      '/1': '/2',
      '/2': '/3',
      '/3': '/4',
      '/4': '/5',
      '/5': '/6',
    })
    expect(await fetchText(`${origin}/1`)).toBe('at /6')
    await expect(open(`${origin}/0`)).rejects.toThrow('sent on more than 5 times')
  })

  test('in a circle end', async () => {
    await expect(open(await redirecting({ '/': '/' }))).rejects.toThrow(RemoteFailed)
  })

  test.each([
    'http://127.0.0.2/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.2]/',
    'http://10.0.0.1/',
    'http://0/',
    'http://2130706434/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'http://user:password@127.0.0.1/',
    'http://127.0.0.1:22/',
    'http://',
  ])('to %s are refused', async (location) => {
    const origin = await redirecting({ '/': location })
    await expect(open(origin)).rejects.toThrow(UrlRefused)
  })

  test('to a name of a private network are refused', async () => {
    const { resolve, asked } = nameServer([['10.0.0.1']])
    const origin = await redirecting({ '/': 'http://intern.example/' })
    await expect(open(origin, { resolve })).rejects.toThrow(UrlRefused)
    expect(asked).toEqual(['intern.example'])
  })

  test('without a place are no file', async () => {
    const origin = await serve((_request, response) => response.writeHead(302).end())
    await expect(open(origin)).rejects.toThrow('answered 302')
  })
})

describe('addresses', () => {
  test.each([
    'http://127.0.0.2/',
    'http://127.1.2.3:8080/x',
    'http://0x7f.0.0.2/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[fd00:ec2::254]/',
    'http://169.254.169.254/',
    'http://192.168.0.1/',
  ])('%s is refused at sight', (url) => {
    expect(() => files().check(url)).toThrow(UrlRefused)
  })

  test('that are public, and names, are not', () => {
    expect(files().check('https://8.8.8.8/a').href).toBe('https://8.8.8.8/a')
    expect(files().check(' http://[2606:4700::1111]/ ').href).toBe('http://[2606:4700::1111]/')
    expect(files().check('http://localhost/').href).toBe('http://localhost/')
  })

  test('of a name are all looked at: one that is not public is enough', async () => {
    for (const addresses of [
      ['10.0.0.1'],
      ['8.8.8.8', '127.0.0.2'],
      ['2606:4700::1111', '::1'],
    ]) {
      const { resolve } = nameServer([addresses])
      const refused = open('http://mixed.example/', { resolve })
      await expect(refused).rejects.toThrow(UrlRefused)
      await expect(refused).rejects.not.toThrow(addresses[0])
    }
  })

  test('of this machine are refused even by name', async () => {
    const origin = await serve((_request, response) => response.end('secret'))
    const localhost = origin.replace('127.0.0.1', 'localhost')
    await expect(open(localhost, { allowed: allow('') })).rejects.toThrow(UrlRefused)
  })

  test('that were checked are those connected to, whatever the name server says next', async () => {
    const reached: string[] = []
    const origin = await serve((request, response) => {
      reached.push(request.socket.localAddress ?? '')
      response.end('ours')
    })
    const { port } = new URL(origin)
    const { resolve, asked } = nameServer([['127.0.0.1'], ['127.0.0.2']])
    expect(await fetchText(`http://rebinding.example:${port}/`, { resolve })).toBe('ours')
    expect(asked).toEqual(['rebinding.example'])
    expect(reached).toEqual(['127.0.0.1'])
    const second = open(`http://rebinding.example:${port}/`, { resolve })
    await expect(second).rejects.toThrow(UrlRefused)
  })

  test('of this machine are refused though they are public', () => {
    const guard = new AddressGuard(allow(''), () => ['8.8.8.8', '2606:4700::1111'])
    for (const address of [
      '8.8.8.8',
      '::ffff:8.8.8.8',
      '64:ff9b::808:808',
      '2606:4700::1111',
    ]) {
      expect(guard.problemOf('ours.example', [address])).toBeInstanceOf(UrlRefused)
    }
    expect(guard.problemOf('other.example', ['8.8.4.4', '2606:4700::1112'])).toBeNull()
    expect(() => guard.checkHost(new URL('http://8.8.8.8/'))).toThrow(UrlRefused)
  })

  test('may be any where the name is allowed', async () => {
    const origin = await serve((_request, response) => response.end('ours'))
    const url = `http://Files.Intern.Example.:${new URL(origin).port}/`
    const { resolve } = nameServer([['127.0.0.1']])
    const allowed = allow('files.intern.example')
    expect(await fetchText(url, { resolve, allowed })).toBe('ours')
    await expect(open(origin, { allowed })).rejects.toThrow(UrlRefused)
  })
})

describe('https', () => {
  test('asks only who has a certificate of that name that it trusts', async () => {
    const { port, cert, resolve } = await secure((_request, response) => response.end('secret'))
    const known = getCACertificates('default')
    const url = `https://files.example:${port}/`
    await expect(open(url, { resolve })).rejects.toThrow('does not trust')
    try {
      setDefaultCACertificates([...known, cert])
      expect(await fetchText(url, { resolve })).toBe('secret')
      const other = `https://other.example:${port}/`
      await expect(open(other, { resolve })).rejects.toThrow('ALTNAME')
    } finally {
      setDefaultCACertificates(known)
    }
  })

  test('does not give itself up', async () => {
    const { port, cert, resolve } = await secure((_request, response) => {
      response.writeHead(302, { location: 'http://files.example/' })
      response.end()
    })
    const known = getCACertificates('default')
    try {
      setDefaultCACertificates([...known, cert])
      const downgraded = open(`https://files.example:${port}/`, { resolve })
      await expect(downgraded).rejects.toThrow('from https to http')
    } finally {
      setDefaultCACertificates(known)
    }
  })

  test('is told where http is spoken', async () => {
    const origin = await serve((_request, response) => response.end())
    await expect(open(origin.replace('http', 'https'))).rejects.toThrow(RemoteFailed)
  })
})
