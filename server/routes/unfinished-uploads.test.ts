import { expect, test } from 'vitest'
import { unfinishedUploadListSchema } from '../../contract/uploads.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { CatalogFull } from '../catalog/port.ts'
import { testApp } from '../testing/test-app.ts'

const isFull = () => Promise.reject(new CatalogFull())
const UPLOADS = '/api/services/white-beagle/uploads'

test('the unfinished uploads of a Service are listed, newest first, with what has come', async () => {
  const { begin, publish, read, service } = await testApp()
  const old = await begin({ path: '/old.private.txt', if_exists: 'replace' }, 6, 'abc')
  await publish('/done.txt')
  const young = await begin({ path: '/young.txt' }, 5)
  const { uploads } = unfinishedUploadListSchema.parse(await read(UPLOADS))
  expect(uploads.map(({ url }) => url)).toEqual(
    [young, old].map((answer) => answer.headers.get('location')),
  )
  expect(uploads[1]).toMatchObject({
    service_sid: service.sid,
    environment_sid: service.environments[0]?.sid,
    path: '/old.txt',
    visibility: 'private',
    if_exists: 'replace',
    size: 6,
    offset: 3,
  })
  expect(uploads[0]).toMatchObject({ visibility: null, offset: 0 })
  const expires = new Date(old.headers.get('upload-expires') ?? '').getTime()
  const told = new Date(uploads[1]?.date_expires ?? '').getTime()
  expect(told - expires).toBeLessThan(1000)
})

test('those of one Environment can be had alone', async () => {
  const { begin, read, request, send } = await testApp()
  const environments = '/api/services/white-beagle/environments'
  await send('POST', environments, { unique_name: 'dev', domain_suffix: 'dev' })
  await begin({ path: '/a.txt' }, 1)
  await begin({ path: '/b.txt', environment: 'dev' }, 1)
  const pathsOf = async (query: string) =>
    unfinishedUploadListSchema
      .parse(await read(UPLOADS + query))
      .uploads.map(({ path }) => path)
  expect(await pathsOf('')).toEqual(['/b.txt', '/a.txt'])
  expect(await pathsOf('?environment=dev')).toEqual(['/b.txt'])
  expect(await pathsOf('?environment=ui')).toEqual(['/a.txt'])
  expect((await request(`${UPLOADS}?environment=gone`)).status).toBe(404)
  expect((await request('/api/services/nobody/uploads')).status).toBe(404)
})

test('one that could not be published yet has all its bytes', async () => {
  const memory = createMemoryCatalog()
  const { begin, read } = await testApp({ catalog: { ...memory, commit: isFull } })
  await begin({ path: '/a.txt' }, 3, 'abc')
  const { uploads } = unfinishedUploadListSchema.parse(await read(UPLOADS))
  expect(uploads).toMatchObject([{ size: 3, offset: 3 }])
})

test('those whose bytes are gone are left out: asking for them answers not_found', async () => {
  const { begin, read, blobs } = await testApp()
  const lost = await begin({ path: '/lost.txt' }, 3, 'ab')
  await begin({ path: '/kept.txt' }, 3, 'ab')
  await blobs.discard(lost.headers.get('location')?.split('/').at(-1) ?? '')
  const { uploads } = unfinishedUploadListSchema.parse(await read(UPLOADS))
  expect(uploads.map(({ path }) => path)).toEqual(['/kept.txt'])
})

test('they come in pages, and asking alters nothing', async () => {
  const memory = createMemoryCatalog()
  const catalog = { ...memory, renewBytes: isFull, reviseUpload: isFull, extendUpload: isFull }
  const { begin, read } = await testApp({ catalog })
  for (const path of ['/a.txt', '/b.txt', '/c.txt']) await begin({ path }, 3)
  const pageOf = async (query: string) =>
    unfinishedUploadListSchema.parse(await read(`${UPLOADS}?limit=2${query}`))
  const first = await pageOf('')
  const second = await pageOf(`&cursor=${first.next_cursor}`)
  expect([first, second].map(({ uploads }) => uploads.map(({ path }) => path))).toEqual([
    ['/c.txt', '/b.txt'],
    ['/a.txt'],
  ])
  expect(second.next_cursor).toBeNull()
})
