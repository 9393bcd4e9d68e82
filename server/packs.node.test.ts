import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { PACK_CONTENT_TYPE } from '../contract/pack-type.ts'
import { unpackedSchema } from '../contract/packs.ts'
import { PACK_BYTES } from './uploads/open-pack.ts'
import { type ChildHangar, startChild } from './testing/child-hangar.node.ts'
import { ask, defaultServiceSid, listAssets } from './testing/child-requests.node.ts'

// Over the wire: bodies reach the app otherwise than in `app.request`.
let data: string
let hangar: ChildHangar
let service: string

// A process starts slowly where others work too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-packs-'))
  hangar = await startChild({ HANGAR_DATA: data })
  service = await defaultServiceSid(hangar)
})
afterAll(async () => {
  await hangar.stop()
  await rm(data, { recursive: true, force: true })
})

const post = (body: BodyInit | ReadableStream, more: RequestInit & { duplex?: 'half' } = {}) =>
  ask(hangar, `/api/services/${service}/files`, {
    method: 'POST',
    headers: { 'content-type': PACK_CONTENT_TYPE },
    body,
    ...more,
  })

function packOf(names: string[], text: string): Uint8Array<ArrayBuffer> {
  const list = names.map((path) => ({ path, size: text.length }))
  return new TextEncoder().encode(`${JSON.stringify(list)}\n${names.map(() => text).join('')}`)
}

const statuses = async (answer: Response) =>
  unpackedSchema.parse(await answer.json()).outcomes.map(({ status }) => status)

it('takes a pack that comes at once', async () => {
  expect(await statuses(await post(packOf(['/a.txt', '/b.txt'], 'short')))).toEqual([
    'published',
    'published',
  ])
})

it('takes a pack larger than other requests may be', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `/large-${index}.txt`)
  const outcomes = await statuses(await post(packOf(names, 'x'.repeat(60_000))))
  expect(outcomes).toEqual(names.map(() => 'published'))
})

it('takes a pack that comes bit by bit, and tells no length', async () => {
  const pack = packOf(['/c.txt', '/d.txt'], 'x'.repeat(50_000))
  let offset = 0
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (offset >= pack.length) return controller.close()
      controller.enqueue(pack.subarray(offset, (offset += 7000)))
      await new Promise((later) => setTimeout(later, 2))
    },
  })
  expect(await statuses(await post(stream, { duplex: 'half' }))).toEqual([
    'published',
    'published',
  ])
  const assets = await listAssets(hangar, service)
  expect(assets.find(({ path }) => path === '/d.txt')?.size).toBe(50_000)
})

it('refuses one that is too large, told or untold, and goes on serving', async () => {
  const large = new Uint8Array(PACK_BYTES + 1)
  expect((await post(large)).status).toBe(413)
  const untold = new Blob([large]).stream()
  expect((await post(untold, { duplex: 'half' })).status).toBe(413)
  expect(await statuses(await post(packOf(['/e.txt'], 'short')))).toEqual(['published'])
})
