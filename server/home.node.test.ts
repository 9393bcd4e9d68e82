import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { TUS_CONTENT_TYPE, TUS_VERSION } from '../contract/tus.ts'
import {
  endChildren,
  newAccount,
  startChild,
  startInVain,
  type ChildHangar,
} from './testing/child-hangar.node.ts'
import {
  ask,
  defaultServiceSid,
  getAsset,
  listAssets,
  publish,
  publishedOf,
  uploadHeaders,
} from './testing/child-requests.node.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const newFolder = () => mkdtemp(join(tmpdir(), 'hangar-home-'))
const remove = (folder: string) => rm(folder, { recursive: true, force: true })

// Each starts processes, which takes its time where others work too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

afterAll(endChildren)

describe('a running Hangar', () => {
  let data: string
  let hangar: ChildHangar

  beforeAll(async () => {
    data = await newFolder()
    hangar = await startChild({ HANGAR_DATA: data })
  })
  afterAll(async () => {
    await hangar.stop()
    await remove(data)
  })

  const signIn = (token: string) =>
    fetch(`${hangar.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })

  test('prints where it is, and no secret but the link', () => {
    expect(hangar.said.stdout).toContain(`Data     ${data}\n`)
    expect(hangar.said.stdout).toContain(`account SID ${hangar.account.sid}`)
    expect(hangar.said.stdout).not.toContain(hangar.account.token)
    expect(hangar.said.stderr).toBe('')
    expect(hangar.assetsUrl).toMatch(/^http:\/\/[a-z]+-[a-z]+-\d{4}\.localhost:\d+$/)
  })

  test('lets in once by the printed link; the session then goes on', async () => {
    const token = new URL(hangar.signInUrl).hash.replace('#token=', '')
    const first = await signIn(token)
    expect(first.status).toBe(200)
    expect(await first.json()).toMatchObject({ account_sid: hangar.account.sid })
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/)
    expect((await signIn(token)).status).toBe(401)
    const session = { cookie: cookie.split(';')[0] ?? '' }
    const again = await fetch(`${hangar.origin}/api/session`, { headers: session })
    expect(again.status).toBe(200)
  })

  test('lets scripts in by HTTP Basic', async () => {
    expect((await ask(hangar, '/api/services')).status).toBe(200)
    const stranger = { ...hangar, account: newAccount() }
    expect((await ask(stranger, '/api/services')).status).toBe(401)
  })

  test('answers strangers nothing but health', async () => {
    const documented = z.object({
      paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    const { paths } = documented.parse(await (await ask(hangar, '/api/openapi.json')).json())
    const open: string[] = []
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
    )
    expect(routes.length).toBeGreaterThan(15)
    for (const { path, method } of routes) {
      const url = hangar.origin + path.replaceAll(/\{\w+\}/g, 'x')
      const { status } = await fetch(url, { method })
      if (status !== 401) open.push(`${method} ${path} ${status}`)
    }
    expect(open.toSorted()).toEqual(['GET /api/health 200', 'POST /api/session 400'])
  })

  test('shows the console or how to build it, under a strict policy', async () => {
    const page = await fetch(hangar.origin, { headers: { accept: 'text/html' } })
    expect(await page.text()).toMatch(/<title>Hangar/)
    const port = new URL(hangar.assetsUrl).port
    expect(page.headers.get('content-security-policy')).toContain(
      `connect-src 'self' http://*.localhost:${port};`,
    )
  })

  test('keeps its folder for its user alone', async () => {
    for (const name of ['catalog.db', 'credentials.json', 'blobs']) {
      expect((await stat(join(data, name))).mode & 0o077).toBe(0)
    }
    expect(await readFile(join(data, 'credentials.json'), 'utf8')).not.toContain(
      hangar.account.token,
    )
  })

  test('keeps a second one off its folder', async () => {
    const { code, stdout, stderr } = await startInVain({ HANGAR_DATA: data })
    expect(stderr).toBe(
      `Another Hangar is using the data folder ${data}; stop that one first, or set HANGAR_DATA to another folder.\n`,
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  test('logs a failure without the query of the request', async () => {
    const service = await defaultServiceSid(hangar)
    const large = Buffer.alloc(1024 * 1024, 7)
    const { asset } = await publish(hangar, service, '/assets/lost.bin', large)
    await rm(join(data, 'blobs', asset.sha256.slice(0, 2), asset.sha256))
    const { status } = await getAsset(hangar, '/assets/lost.bin')
    expect(status).toBe(500)
    const target = `${hangar.assetsUrl}/assets/lost.bin?token=s3cret`
    await fetch(target.replace(/\/\/[^:]+/, '//127.0.0.1'))
    const logged = () => hangar.said.stderr.split('"request":"GET /assets/lost.bin"').length - 1
    await expect.poll(logged).toBe(2)
    expect(hangar.said.stderr).not.toContain('s3cret')
    expect(hangar.said.stderr).not.toContain(hangar.account.token)
  })

  test('slows who guesses, and lets pass who knows, though both have one address', async () => {
    const guesser = { ...hangar, account: newAccount() }
    for (let count = 0; count < 10; count += 1) await ask(guesser, '/api/services')
    const refused = await ask(guesser, '/api/services')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(await refused.json()).toMatchObject({ code: 20429 })
    expect((await ask(hangar, '/api/services')).status).toBe(200)
  })
})

describe('starting', () => {
  let data: string
  beforeEach(async () => {
    data = await newFolder()
  })
  afterEach(() => remove(data))

  test('tells all that is wrong with the settings', async () => {
    const { code, stderr } = await startInVain({ HANGAR_PORT: 'x', HANGAR_DATE: data })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      'HANGAR_DATE is not a setting of Hangar; did you mean HANGAR_DATA?',
      expect.stringMatching(/^HANGAR_PORT must be a port number/),
    ])
  })

  test.each(['HANGAR_PORT', 'HANGAR_ASSETS_PORT'])(
    'tells that %s is in use',
    async (setting) => {
      const other = createServer()
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const { port } = other.address() as AddressInfo
      const { code, stderr } = await startInVain({ HANGAR_DATA: data, [setting]: String(port) })
      other.close()
      expect(stderr).toBe(
        `Port ${port} on 127.0.0.1 is in use by another program; stop that one, or set ${setting} to another port.\n`,
      )
      expect(code).toBe(1)
    },
  )

  test('tells that the data folder cannot be written', async () => {
    await writeFile(join(data, 'file'), '')
    const { code, stderr } = await startInVain({ HANGAR_DATA: join(data, 'file', 'data') })
    expect(stderr).toBe(
      `Hangar cannot write to its data folder ${join(data, 'file', 'data')} (ENOTDIR); make it writable for this user, or set HANGAR_DATA to another folder.\n`,
    )
    expect(code).toBe(1)
  })

  test('tells that the data folder belongs to a newer version', async () => {
    await writeFile(join(data, 'format.json'), '{"format":2}')
    const { code, stderr } = await startInVain({ HANGAR_DATA: data })
    expect(stderr).toMatch(
      /^The data folder \S+ belongs to a newer version of Hangar; [^\n]+\n$/,
    )
    expect(code).toBe(1)
  })

  test('refuses a folder that has lost its catalog, and touches nothing in it', async () => {
    const hangar = await startChild({ HANGAR_DATA: data })
    const service = await defaultServiceSid(hangar)
    const kept = 'kept'.repeat(20_000)
    const { asset } = await publish(hangar, service, '/assets/kept.txt', bytesOf(kept))
    await hangar.stop()
    await rename(join(data, 'catalog.db'), join(data, 'elsewhere.db'))
    const { code, stderr } = await startInVain({ HANGAR_DATA: data })
    expect(stderr).toMatch(
      /^\S+\/catalog\.db is missing, though \S+ was used before: [^\n]+\n$/,
    )
    expect(code).toBe(1)
    await expect(stat(join(data, 'catalog.db'))).rejects.toThrow('ENOENT')
    const blob = join(data, 'blobs', asset.sha256.slice(0, 2), asset.sha256)
    expect(await readFile(blob, 'utf8')).toBe(kept)
  })

  test('removes no file at once that its catalog does not know, but tells that it will', async () => {
    await (await startChild({ HANGAR_DATA: data })).stop()
    const blob = join(data, 'blobs', '0a', `0a${'1'.repeat(62)}`)
    await writeFile(blob, 'published after the backup of the catalog')
    const longAgo = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000)
    await utimes(blob, longAgo, longAgo)
    const hangar = await startChild({ HANGAR_DATA: data })
    await expect.poll(() => hangar.said.stderr).toMatch(/"To be removed in an hour: .* \(1\)\./)
    await hangar.stop()
    expect(await readFile(blob, 'utf8')).toBe('published after the backup of the catalog')
  })

  test('again finds everything as it was, also the link to sign in anew', async () => {
    const account = newAccount()
    const first = await startChild({ HANGAR_DATA: data }, account)
    const service = await defaultServiceSid(first)
    const { asset } = await publish(first, service, '/assets/falcon.txt', bytesOf('Kessel'))
    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' })
    const ports = { HANGAR_ASSETS_PORT: new URL(first.assetsUrl).port }
    const second = await startChild({ HANGAR_DATA: data, ...ports }, account)
    expect(second.assetsUrl).toBe(first.assetsUrl)
    expect(second.signInUrl).not.toBe(first.signInUrl)
    expect(await listAssets(second, service)).toEqual([asset])
    const served = await getAsset(second, '/assets/falcon.txt')
    expect([served.status, served.bytes.toString()]).toEqual([200, 'Kessel'])
    await second.stop()
  })
})

const PATCH_AT_0 = {
  'tus-resumable': TUS_VERSION,
  'upload-offset': '0',
  'content-type': TUS_CONTENT_TYPE,
}

/** An upload whose second half is sent when `finish` is called. */
async function halfAnUpload(hangar: ChildHangar) {
  const service = await defaultServiceSid(hangar)
  const headers = uploadHeaders(service, '/assets/slow.txt', 10)
  const begun = await ask(hangar, '/api/uploads', { method: 'POST', headers })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const location = begun.headers.get('location') ?? ''
  const answer = ask(hangar, location, {
    method: 'PATCH',
    headers: PATCH_AT_0,
    body: readable,
    duplex: 'half',
  })
  await writer.write(bytesOf('Hello'))
  await expect.poll(() => offsetOf(hangar, location), { timeout: 10_000 }).toBe('5')
  const finish = async () => {
    await writer.write(bytesOf('World'))
    await writer.close()
  }
  return { answer, location, finish }
}

/** How far an upload is, told while another request is sending it. */
async function offsetOf(hangar: ChildHangar, location: string) {
  const headers = { 'tus-resumable': TUS_VERSION }
  const { headers: told } = await ask(hangar, location, { method: 'HEAD', headers })
  return told.get('upload-offset')
}

const refusalCode = (error: Error) => (error.cause as { code?: string } | undefined)?.code

describe('an upload whose connection is dead', () => {
  test('goes on at once by a newer request, which nobody complains about', async () => {
    const data = await newFolder()
    const hangar = await startChild({ HANGAR_DATA: data })
    const { answer, location } = await halfAnUpload(hangar)
    const dead = answer.then(({ status }) => status, refusalCode)
    const newer = await ask(hangar, location, {
      method: 'PATCH',
      headers: { ...PATCH_AT_0, 'upload-offset': '5' },
      body: bytesOf('World'),
    })
    expect(publishedOf(newer).asset.size).toBe(10)
    expect((await getAsset(hangar, '/assets/slow.txt')).bytes.toString()).toBe('HelloWorld')
    expect([423, 'ECONNRESET', 'UND_ERR_SOCKET']).toContain(await dead)
    expect(await hangar.stop()).toMatchObject({ code: 0, stderr: '' })
    await remove(data)
  })
})

describe('stopping', () => {
  let data: string
  beforeEach(async () => {
    data = await newFolder()
  })
  afterEach(() => remove(data))

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s lets the upload under way end, and takes no other',
    async (signal) => {
      const account = newAccount()
      const hangar = await startChild({ HANGAR_DATA: data }, account)
      const { answer, finish } = await halfAnUpload(hangar)
      const ended = hangar.stop(signal)
      const knock = () => fetch(`${hangar.origin}/api/health`).then(String, refusalCode)
      await expect.poll(knock, { timeout: 5000 }).toBe('ECONNREFUSED')
      await finish()
      expect(publishedOf(await answer).asset.path).toBe('/assets/slow.txt')
      expect(await ended).toMatchObject({ code: 0, stderr: '' })
      const again = await startChild({ HANGAR_DATA: data }, account)
      expect((await getAsset(again, '/assets/slow.txt')).bytes.toString()).toBe('HelloWorld')
      await again.stop()
    },
  )

  test('by a second signal does not wait', async () => {
    const hangar = await startChild({ HANGAR_DATA: data })
    const { answer } = await halfAnUpload(hangar)
    const broken = answer.catch((error: unknown) => error)
    const ended = hangar.stop()
    hangar.process.kill('SIGTERM')
    await sleep(2000)
    expect(hangar.process.exitCode).toBeNull()
    hangar.process.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 143 })
    expect(await broken).toBeInstanceOf(TypeError)
  })
})
