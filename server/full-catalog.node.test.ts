import SqliteDatabase from 'better-sqlite3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf } from './blobs/digest.node.ts'
import { openDiskBlobs } from './blobs/disk.node.ts'
import { withSmallFiles } from './blobs/small-files.ts'
import { catalogOver } from './catalog/sqlite.node.ts'
import { livePaths, testApp, tusMetadata } from './testing/test-app.ts'

const SIZE = 60_000
const MANY = 16

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'hangar-full-catalog-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A Hangar that keeps small files in its catalog, whose file may grow by so many pages only. */
async function home() {
  const sqlite = new SqliteDatabase(join(folder, 'catalog.sqlite'))
  const catalog = await catalogOver(sqlite)
  const blobs = withSmallFiles(await openDiskBlobs(folder), catalog, digestOf)
  const app = await testApp({ catalog, blobs })
  const growBy = (pages: number) => {
    const now = Number(sqlite.pragma('page_count', { simple: true }))
    sqlite.pragma(`max_page_count = ${now + pages}`)
  }
  const begin = (path: string, text: string) =>
    app.tus(
      'POST',
      '/api/uploads',
      {
        'upload-length': String(text.length),
        'upload-metadata': tusMetadata({ service: 'white-beagle', path }),
        'content-length': String(text.length),
      },
      text,
    )
  return { ...app, growBy, begin, close: () => catalog.close() }
}

const pathOf = (at: number) => `/${String(at).padStart(2, '0')}.txt`
const textOf = (at: number) => String(at).padEnd(SIZE, '.')

test('a catalog that gets full refuses small files whole, many at once too, and loses none', async () => {
  const { begin, growBy, read, request, close } = await home()
  expect((await begin('/kept.txt', 'kept')).status).toBe(201)
  growBy(100)
  const sendAll = () =>
    Promise.all(Array.from({ length: MANY }, (_, at) => begin(pathOf(at), textOf(at))))
  const answers = await sendAll()
  const statuses = new Set(answers.map(({ status }) => status))
  expect(statuses).toContain(507)
  expect([...statuses].every((status) => [201, 507].includes(status))).toBe(true)

  // What was acknowledged is served, nothing else is, and what was there before is as it was.
  const taken = answers.flatMap(({ status }, at) => (status === 201 ? [pathOf(at)] : []))
  expect(await livePaths(read)).toEqual([...taken, '/kept.txt'])
  const { assets } = await read<{ assets: { path: string; links: { content: string } }[] }>(
    '/api/services/white-beagle/assets',
  )
  const kept = assets.find(({ path }) => path === '/kept.txt')
  expect(await (await request(kept?.links.content ?? '')).text()).toBe('kept')

  growBy(10_000)
  const again = await sendAll()
  expect(again.map(({ status }) => status)).toEqual(
    answers.map(({ status }) => (status === 201 ? 409 : 201)),
  )
  expect(await livePaths(read)).toHaveLength(MANY + 1)
  await close()
})
