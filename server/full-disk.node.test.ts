import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ERRORS } from '../contract/errors.ts'
import { TUS_CONTENT_TYPE, TUS_VERSION } from '../contract/tus.ts'
import { openDiskBlobs } from './blobs/disk.node.ts'
import { openSqliteCatalog } from './catalog/sqlite.node.ts'
import { createApiServer, RequestAddresses } from './node-home/api-server.node.ts'
import { listen } from './node-home/listening.node.ts'
import { RequestBodies } from './node-home/request-bodies.node.ts'
import { SmallDisk } from './testing/small-disk.node.ts'
import { bodyOf, publishedOf, testApp, tusMetadata } from './testing/test-app.ts'

const MIB = 1024 * 1024
const LENGTH = 12 * MIB
const TUS = { 'tus-resumable': TUS_VERSION, 'content-type': TUS_CONTENT_TYPE }

let folder: string
let server: Server
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'hangar-full-'))))
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

/** A Hangar on a disk with much room, and one file on it. */
async function home(tells: boolean) {
  const disk = new SmallDisk(100 * MIB, { tells })
  const catalog = await openSqliteCatalog(join(folder, 'catalog.sqlite'))
  const blobs = await openDiskBlobs(folder, { files: disk.files, keepFree: tells ? MIB : 0 })
  const bodies = new RequestBodies()
  const app = await testApp({
    catalog,
    blobs,
    maxAssetBytes: 1000 * MIB,
    bodyOf: (request) => bodies.of(request),
  })
  server = createApiServer((request) => app.app.fetch(request), new RequestAddresses(), bodies)
  const port = await listen(server, { host: '127.0.0.1', port: 0, setting: 'HANGAR_PORT' })
  const { asset: kept } = await app.publish('/kept.txt', 'kept')
  const ask = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { 'x-test-user': 'tester', ...(init.headers as Record<string, string>) },
    })
  return { ...app, disk, kept, ask }
}

type Home = Awaited<ReturnType<typeof home>>

async function begin({ ask }: Home): Promise<string> {
  const metadata = tusMetadata({ service: 'white-beagle', path: '/large.bin' })
  const headers = { ...TUS, 'upload-length': String(LENGTH), 'upload-metadata': metadata }
  const begun = await ask('/api/uploads', { method: 'POST', headers })
  return begun.headers.get('location') ?? ''
}

/** Bytes that come in pieces; `atPiece` hears of each before it goes. */
function inPieces(bytes: Uint8Array, atPiece: (at: number) => void = () => {}) {
  let at = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      atPiece(at)
      const piece = bytes.subarray(at, at + MIB / 4)
      if (piece.length === 0) return controller.close()
      at += piece.length
      controller.enqueue(piece.slice())
      // Time for what came to be written: a disk is seen to be full only by that.
      await new Promise((done) => setTimeout(done, 10))
    },
  })
}

const send = ({ ask }: Home, location: string, offset: number, body: ReadableStream) =>
  ask(location, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(offset) },
    body,
    duplex: 'half',
  })

async function offsetOf({ ask }: Home, location: string): Promise<number> {
  const head = await ask(location, { method: 'HEAD', headers: TUS })
  return Number(head.headers.get('upload-offset'))
}

describe.each([
  ['tells its room, of which some is kept free', true],
  ['only shows that it is full', false],
])('a disk that %s and gets full while a file is sent', (_, tells) => {
  test(
    'stops that file alone, which goes on once there is room',
    { timeout: 30_000 },
    async () => {
      const world = await home(tells)
      const { ask, disk, kept } = world
      const bytes = randomBytes(LENGTH)
      const location = await begin(world)
      const filling = inPieces(bytes, (at) => {
        if (at === 4 * MIB) disk.room = 2 * MIB
      })
      const stopped = await send(world, location, 0, filling)
      expect(await bodyOf(stopped)).toMatchObject({
        code: ERRORS.storage_full.code,
        status: 507,
      })
      const offset = await offsetOf(world, location)
      expect(offset).toBeGreaterThan(0)
      expect(offset).toBeLessThan(LENGTH)

      // All else goes on: what is served, what is altered, and the list.
      expect(await (await ask(kept.links.content)).text()).toBe('kept')
      const hidden = await ask(kept.url, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ visibility: 'private' }),
      })
      expect(hidden.status).toBe(200)

      disk.room = 100 * MIB
      // What is known of a disk may be a second old.
      await expect
        .poll(async () => (await world.blobs.room()) ?? LENGTH, { timeout: 5000 })
        .toBeGreaterThanOrEqual(LENGTH)
      const last = await send(world, location, offset, inPieces(bytes.subarray(offset)))
      expect(publishedOf(last).asset).toMatchObject({
        size: LENGTH,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
      expect(await readdir(join(folder, 'staging'))).toEqual([])
    },
  )

  test('keeps nothing of a file that cannot go on', { timeout: 30_000 }, async () => {
    const { ask, disk, read } = await home(tells)
    const filling = inPieces(new Uint8Array(LENGTH), (at) => {
      if (at === 4 * MIB) disk.room = 2 * MIB
    })
    const path = '/api/services/white-beagle/files/large.bin'
    const stopped = await ask(path, { method: 'PUT', body: filling, duplex: 'half' })
    expect(stopped.status).toBe(507)
    expect(await readdir(join(folder, 'staging'))).toEqual([])
    expect(await read('/api/services/white-beagle/assets')).toMatchObject({ total: 1 })
  })
})
