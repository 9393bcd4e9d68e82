import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { ERRORS } from '../contract/errors.ts'
import { fetchSchema, type Fetch } from '../contract/fetches.ts'
import {
  endChildren,
  newAccount,
  startChild,
  type ChildHangar,
} from './testing/child-hangar.node.ts'
import { ask, defaultServiceSid, getAsset, listAssets } from './testing/child-requests.node.ts'
import { closeSites, serve } from './testing/remote-sites.node.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-fetching-'))
})
afterEach(async () => {
  await closeSites()
  await rm(data, { recursive: true, force: true })
})
afterAll(endChildren)

const account = newAccount()
const start = (settings: Record<string, string> = {}) =>
  startChild({ HANGAR_DATA: data, ...settings }, account)

async function post(hangar: ChildHangar, url: string, path: string): Promise<Response> {
  const service = await defaultServiceSid(hangar)
  return ask(hangar, `/api/services/${service}/fetches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url, path }),
  })
}

const begin = async (hangar: ChildHangar, url: string, path: string): Promise<Fetch> =>
  fetchSchema.parse(await (await post(hangar, url, path)).json())

const now = async (hangar: ChildHangar, { url }: Fetch): Promise<Fetch> =>
  fetchSchema.parse(await (await ask(hangar, url)).json())

const staged = () => readdir(join(data, 'staging'))

/** A site whose file begins and does not end, until its reader goes. */
async function slowSite() {
  const left = Promise.withResolvers<void>()
  const origin = await serve((request, response) => {
    request.socket.once('close', () => left.resolve())
    response.writeHead(200, { 'content-length': 1_000_000 })
    response.write(Buffer.alloc(100_000))
  })
  return { url: `${origin}/slow.bin`, left: left.promise }
}

test('a private network is not asked unless it is allowed', async () => {
  let asked = 0
  const origin = await serve((_request, response) => {
    asked += 1
    response.end('secret')
  })
  const hangar = await start()
  const refused = await post(hangar, `${origin}/a.txt`, '/a.txt')
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ code: ERRORS.url_refused.code })
  const byName = await begin(hangar, origin.replace('127.0.0.1', 'localhost'), '/a.txt')
  await expect
    .poll(() => now(hangar, byName))
    .toMatchObject({ status: 'failed', failure: { code: ERRORS.url_refused.code } })
  expect(asked).toBe(0)
  await hangar.stop()
})

test('a large file is published whole, and served', async () => {
  const bytes = Buffer.alloc(20_000_000, 'hangar')
  const origin = await serve((_request, response) => void response.end(bytes))
  const hangar = await start({ HANGAR_FETCH_ALLOW: '127.0.0.1' })
  const fetch = await begin(hangar, `${origin}/a.bin`, '/assets/')
  await expect
    .poll(() => now(hangar, fetch), { timeout: 20_000 })
    .toMatchObject({
      status: 'published',
      received: bytes.length,
      published: {
        asset: {
          path: '/assets/a.bin',
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      },
    })
  expect((await getAsset(hangar, '/assets/a.bin')).bytes.equals(bytes)).toBe(true)
  await hangar.stop()
})

test('the end of the process ends what is under way, and nothing stays', async () => {
  const { url, left } = await slowSite()
  const hangar = await start({ HANGAR_FETCH_ALLOW: '127.0.0.1' })
  const fetch = await begin(hangar, url, '/slow.bin')
  await expect.poll(async () => (await now(hangar, fetch)).received).toBeGreaterThan(0)
  expect(await hangar.stop()).toMatchObject({ code: 0, stderr: '' })
  await left
  expect(await staged()).toEqual([])
})

test('a crash leaves bytes that no list shows, for the sweeper', async () => {
  const { url } = await slowSite()
  const hangar = await start({ HANGAR_FETCH_ALLOW: '127.0.0.1' })
  const fetch = await begin(hangar, url, '/slow.bin')
  await expect.poll(async () => (await now(hangar, fetch)).received).toBeGreaterThan(0)
  await hangar.stop('SIGKILL')
  const next = await start()
  expect(await staged()).toHaveLength(1)
  const service = await defaultServiceSid(next)
  const uploads = await ask(next, `/api/services/${service}/uploads`)
  expect(await uploads.json()).toMatchObject({ uploads: [] })
  expect((await ask(next, fetch.url)).status).toBe(404)
  expect(await listAssets(next, service)).toEqual([])
  await next.stop()
})
