import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConsole } from './console.node.ts'

const PAGE = { accept: 'text/html,application/xhtml+xml' }
let dist: string

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'hangar-dist-'))
  await mkdir(join(dist, 'assets'))
  await writeFile(join(dist, 'index.html'), '<title>Hangar</title>')
  await writeFile(join(dist, 'favicon.svg'), '<svg/>')
  await writeFile(join(dist, 'assets', 'main-1a2b3c.js'), 'plain')
  await writeFile(join(dist, 'assets', 'main-1a2b3c.js.br'), 'brotli')
  await writeFile(join(dist, 'assets', 'main-1a2b3c.js.gz'), 'gzip')
})
afterAll(() => rm(dist, { recursive: true }))

const hosting = (assetsUrl = 'http://{domain}.localhost:4001') =>
  createConsole({
    dist,
    assetsUrl,
    api: (request) => Response.json({ api: new URL(request.url).pathname }),
  })

const ask = (encoding: string) =>
  hosting().request('/assets/main-1a2b3c.js', { headers: { 'accept-encoding': encoding } })

const policyFor = async (assetsUrl?: string) =>
  (await hosting(assetsUrl).request('/')).headers.get('content-security-policy') ?? ''

describe('the files of the console', () => {
  test('with a hash in the name are kept for ever, compressed for who can read it', async () => {
    const plain = await ask('identity')
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(await plain.text()).toBe('plain')
    const compressed = await ask('gzip, deflate, br')
    expect(compressed.headers.get('content-encoding')).toBe('br')
    expect(compressed.headers.get('vary')).toBe('Accept-Encoding')
    expect(compressed.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(compressed.headers.get('cache-control')).toMatch(/immutable/)
    expect(await compressed.text()).toBe('brotli')
    expect(await (await ask('gzip')).text()).toBe('gzip')
  })

  test('without one are asked for again', async () => {
    for (const path of ['/', '/index.html', '/favicon.svg']) {
      const answer = await hosting().request(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
  })

  test.each([
    '/assets/main-other.js',
    '/robots.txt',
    '/../package.json',
    '/%2e%2e/package.json',
  ])('%s is not there, even for a browser', async (path) => {
    const answer = await hosting().request(path, { headers: PAGE })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a link into the console', () => {
  const deep = '/services/white-beagle/ui/assets'

  test('opens the console', async () => {
    const answer = await hosting().request(deep, { headers: PAGE })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(await answer.text()).toBe('<title>Hangar</title>')
  })

  test('gives nothing to a program that wants something else', async () => {
    const answer = await hosting().request(deep, { headers: { accept: 'application/json' } })
    expect(answer.status).toBe(404)
    expect((await hosting().request(deep, { method: 'POST', headers: PAGE })).status).toBe(404)
  })
})

describe('what a page may do', () => {
  test('is load its own, and ask the API and the assets origin', async () => {
    const policy = (await policyFor()).split('; ')
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("connect-src 'self' http://*.localhost:4001")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy.join()).not.toMatch(/unsafe|\*[ ;,]/)
  })

  test.each([
    ['https://cdn.example.com', 'https://cdn.example.com'],
    ['https://{domain}.cdn.example.com:8443', 'https://*.cdn.example.com:8443'],
    ['http://{domain}:4001', 'http://*:4001'],
  ])('for assets at %s it may ask %s', async (assetsUrl, source) => {
    expect(await policyFor(assetsUrl)).toContain(`connect-src 'self' ${source};`)
  })
})

test('everything under /api and /v1 goes to the API, whatever it accepts', async () => {
  const answer = await hosting().request('/api/no/such/thing.js', {
    method: 'PUT',
    headers: PAGE,
  })
  expect(await answer.json()).toEqual({ api: '/api/no/such/thing.js' })
  expect(answer.headers.get('content-security-policy')).toBeNull()
  const twilio = await hosting().request('/v1/Services', { headers: { accept: 'text/html' } })
  expect(await twilio.json()).toEqual({ api: '/v1/Services' })
})

test('without a built console it says how to build one', async () => {
  const bare = createConsole({
    dist: join(dist, 'nowhere'),
    assetsUrl: 'http://{domain}.localhost:4001',
    api: () => new Response('api'),
  })
  const answer = await bare.request('/services/x', { headers: PAGE })
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm run build')
  expect(await (await bare.request('/api/health')).text()).toBe('api')
})
