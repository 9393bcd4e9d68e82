import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { LIMITS } from '../../contract/limits.ts'
import { PACK_CONTENT_TYPE } from '../../contract/pack-type.ts'
import { type PackedOutcome, unpackedSchema } from '../../contract/packs.ts'
import { digestOf } from '../blobs/digest.node.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { type Blobs, StorageFull } from '../blobs/port.ts'
import { withSmallFiles } from '../blobs/small-files.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import type { Catalog } from '../catalog/port.ts'
import { bodyOf, livePaths, testApp } from '../testing/test-app.ts'

const FILES = '/api/services/white-beagle/files'
const KEY = 'a-key-made-by-the-client'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A file as it is listed, and its bytes. */
type Packed = Record<string, unknown> & { text: string }

/** The app over stores that keep small files with their Change. */
async function packsApp(alter: { catalog?: (port: Catalog) => Catalog } = {}) {
  const { catalog: altered = (port: Catalog) => port } = alter
  const catalog = altered(createMemoryCatalog())
  const blobs: Blobs = withSmallFiles(createMemoryBlobs(), catalog, digestOf)
  const app = await testApp({ catalog, blobs })
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    app.request(FILES, {
      method: 'POST',
      headers: { 'content-type': PACK_CONTENT_TYPE, ...headers },
      body,
    })
  const send = async (files: Packed[]): Promise<PackedOutcome[]> => {
    const answer = await post(packOf(files))
    expect(answer.status).toBe(200)
    return unpackedSchema.parse(await answer.json()).outcomes
  }
  return { ...app, post, sendPack: send }
}

function packOf(files: Packed[]): string {
  const list = files.map(({ text, ...asked }) => ({
    size: new TextEncoder().encode(text).length,
    ...asked,
  }))
  return `${JSON.stringify(list)}\n${files.map(({ text }) => text).join('')}`
}

const publishedIn = (outcome: PackedOutcome | undefined) =>
  outcome?.status === 'published' ? outcome.published : null
const codeOf = (outcome: PackedOutcome | undefined) =>
  outcome?.status === 'failed' ? outcome.failure.code : null

describe('a pack of small files', () => {
  it('is taken apart, and each file published by a Change of its own', async () => {
    const { sendPack, request, read } = await packsApp()
    const outcomes = await sendPack([
      { path: '/assets/falcon.txt', text: 'bytes' },
      { path: '/assets/empty.txt', text: '' },
      { path: '/star.private.txt', text: 'schön', content_type: 'text/x-star' },
    ])
    const [falcon, empty, star] = outcomes.map(publishedIn)
    expect(falcon?.asset).toMatchObject({
      path: '/assets/falcon.txt',
      visibility: 'public',
      sha256: sha256('bytes'),
    })
    expect(falcon?.change).toMatchObject({ kind: 'upload', actor: 'tester', entry_count: 1 })
    expect(falcon?.change.sid).not.toBe(empty?.change.sid)
    expect(star?.asset).toMatchObject({
      path: '/star.txt',
      visibility: 'private',
      content_type: 'text/x-star',
    })
    expect(await (await request(star?.asset.links.content ?? '')).text()).toBe('schön')
    expect(await (await request(empty?.asset.links.content ?? '')).text()).toBe('')
    expect(await livePaths(read)).toEqual([
      '/assets/empty.txt',
      '/assets/falcon.txt',
      '/star.txt',
    ])
  })

  it('loses no file by another that fails', async () => {
    const { sendPack, read, publish } = await packsApp()
    await publish('/taken.txt', 'first')
    const outcomes = await sendPack([
      { path: '/taken.txt', text: 'second' },
      { path: '/a#b.txt', text: 'unusable' },
      { path: '/spoilt.txt', text: 'came', sha256: sha256('sent') },
      { path: '', text: 'nowhere' },
      { path: '/short-key.txt', text: 'key', key: 'short' },
      { path: '/good.txt', text: 'good', sha256: sha256('good') },
    ])
    expect(outcomes.map(codeOf)).toEqual([
      ERRORS.path_taken.code,
      ERRORS.path_invalid.code,
      ERRORS.checksum_mismatch.code,
      ERRORS.invalid_request.code,
      ERRORS.invalid_request.code,
      null,
    ])
    expect(await livePaths(read)).toEqual(['/good.txt', '/taken.txt'])
  })

  it('replaces and keeps both as it is asked to', async () => {
    const { sendPack, publish } = await packsApp()
    const first = await publish('/a.txt', 'first')
    const [replaced, both] = (
      await sendPack([
        { path: '/a.txt', text: 'second', if_exists: 'replace' },
        { path: '/a.txt', text: 'third', if_exists: 'keep_both' },
      ])
    ).map(publishedIn)
    expect(replaced?.asset.sid).toBe(first.asset.sid)
    expect(both?.asset.sid).not.toBe(first.asset.sid)
    expect(both?.asset.path).not.toBe('/a.txt')
  })

  it('gives the first of two files a path they both want', async () => {
    const { sendPack } = await packsApp()
    const outcomes = await sendPack([
      { path: '/same.txt', text: 'one' },
      { path: '/same.txt', text: 'two' },
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['published', 'failed'])
  })

  it('publishes once for each key, however often it comes', async () => {
    const { sendPack, read } = await packsApp()
    const files = [
      { path: '/a.txt', text: 'a', key: `${KEY}-a` },
      { path: '/b.txt', text: 'b', key: `${KEY}-b` },
    ]
    const answers = await Promise.all([sendPack(files), sendPack(files)])
    const again = await sendPack(files.toReversed())
    const sids = [...answers, again.toReversed()].map((outcomes) =>
      outcomes.map((outcome) => publishedIn(outcome)?.change.sid),
    )
    expect(new Set(sids.map((pair) => pair.join())).size).toBe(1)
    expect(await livePaths(read)).toEqual(['/a.txt', '/b.txt'])
  })

  it('says so when what a key published is no more', async () => {
    const { sendPack, send, service } = await packsApp()
    const file = { path: '/a.txt', text: 'a', key: KEY }
    const [first] = (await sendPack([file])).map(publishedIn)
    await send('POST', `/api/services/${service.sid}/changes`, {
      operations: [{ op: 'delete', asset_sid: first?.asset.sid }],
    })
    expect(await sendPack([file])).toEqual([{ status: 'published', published: null }])
  })

  it('refuses other bytes for a key', async () => {
    const { sendPack } = await packsApp()
    await sendPack([{ path: '/a.txt', text: 'a', key: KEY }])
    const [longer] = await sendPack([{ path: '/a.txt', text: 'longer', key: KEY }])
    expect(codeOf(longer)).toBe(ERRORS.invalid_request.code)
    const [other] = await sendPack([{ path: '/a.txt', text: 'b', key: KEY }])
    expect(codeOf(other)).toBe(ERRORS.invalid_request.code)
  })

  it('leaves alone an upload that was begun by tus', async () => {
    const { sendPack, begin, read } = await packsApp()
    await begin({ path: '/a.txt', key: KEY }, 5)
    const outcomes = await sendPack([
      { path: '/a.txt', text: 'bytes', key: KEY },
      { path: '/b.txt', text: 'other' },
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['apart', 'published'])
    expect(await livePaths(read)).toEqual(['/b.txt'])
  })

  it('tells of each file that a full disk has no place for', async () => {
    const { sendPack } = await packsApp({
      catalog: (port) => ({
        ...port,
        commit: (draft) =>
          draft.entries[0]?.path === '/full.txt'
            ? Promise.reject(new StorageFull())
            : port.commit(draft),
      }),
    })
    const outcomes = await sendPack([
      { path: '/full.txt', text: 'no place' },
      { path: '/fits.txt', text: 'place' },
    ])
    expect(outcomes.map(codeOf)).toEqual([ERRORS.storage_full.code, null])
  })
})

describe('what is no pack', () => {
  it.each([
    ['has no list', 'bytes and no line', 'line feed'],
    ['lists nothing', '[]\n', 'list that is not valid'],
    ['lists no size', '[{"path":"/a"}]\na', 'size'],
    ['is not JSON', '{]\na', 'line of JSON'],
    ['is not text', new Uint8Array([0xff, 0xfe, 10]), 'line of JSON'],
    [
      'brings too little',
      packOf([{ path: '/a.txt', size: 9, text: 'short' }]),
      'lists 9 bytes',
    ],
    ['brings too much', packOf([{ path: '/a.txt', size: 1, text: 'more' }]), 'but brings 4'],
    [
      'lists a large file',
      packOf([{ path: '/a.txt', size: LIMITS.packedFileBytes + 1, text: '' }]),
      'size',
    ],
    [
      'lists too many',
      packOf(Array.from({ length: LIMITS.filesPerPack + 1 }, () => ({ path: '/a', text: '' }))),
      'list that is not valid',
    ],
  ])('is refused whole when it %s', async (_, pack, words) => {
    const { post, read } = await packsApp()
    const answer = await post(pack)
    expect(answer.status).toBe(400)
    expect((await bodyOf<{ message: string }>(answer)).message).toContain(words)
    expect(await livePaths(read)).toEqual([])
  })

  it('is refused by its type, its size and its Service', async () => {
    const { post, request } = await packsApp()
    expect((await post('[]\n', { 'content-type': 'text/plain' })).status).toBe(415)
    const large = new Uint8Array(LIMITS.packListBytes + 101 * LIMITS.packedFileBytes)
    expect((await post(large)).status).toBe(413)
    const elsewhere = await request('/api/services/nowhere/files', {
      method: 'POST',
      headers: { 'content-type': PACK_CONTENT_TYPE },
      body: packOf([{ path: '/a.txt', text: 'a' }]),
    })
    expect(elsewhere.status).toBe(404)
  })
})
