import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/tus.ts'
import { digestOf } from '../blobs/digest.node.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { withSmallFiles } from '../blobs/small-files.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { bodyOf, livePaths, publishedOf, testApp, tusMetadata } from '../testing/test-app.ts'

const KEY = 'a-key-made-by-the-client'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The app over stores that keep small files with their Change, and the store of all others. */
async function smallFilesApp() {
  const catalog = createMemoryCatalog()
  const stored = createMemoryBlobs()
  const blobs = withSmallFiles(stored, catalog, digestOf)
  const app = await testApp({ catalog, blobs })
  /** As clients do it, telling how much they bring. */
  const begin = (metadata: Record<string, string>, length: number, body: string) =>
    app.tus(
      'POST',
      '/api/uploads',
      {
        'upload-length': String(length),
        'upload-metadata': tusMetadata({ service: 'white-beagle', ...metadata }),
        'content-length': String(body.length),
      },
      body,
    )
  return { ...app, begin, stored: () => Array.fromAsync(stored.list()) }
}

describe('a small file that comes with the request that begins its upload', () => {
  it('is served when the answer arrives, and never was a file of the store', async () => {
    const { begin, request, tus, stored } = await smallFilesApp()
    const answer = await begin({ path: '/assets/falcon.txt' }, 5, 'bytes')
    expect(answer.status).toBe(201)
    expect(answer.headers.get('upload-offset')).toBe('5')
    const { asset, change } = publishedOf(answer)
    expect(asset).toMatchObject({ path: '/assets/falcon.txt', sha256: sha256('bytes') })
    expect(change).toMatchObject({ kind: 'upload', actor: 'tester', entry_count: 1 })
    expect(change.entries[0]?.after?.sid).toBe(asset.version_sid)
    expect(await (await request(asset.links.content)).text()).toBe('bytes')
    expect(await stored()).toEqual([])

    const head = await tus('HEAD', answer.headers.get('location') ?? '')
    expect(head.headers.get('upload-offset')).toBe('5')
    expect(publishedOf(head).asset.sid).toBe(asset.sid)
  })

  it('may be empty', async () => {
    const { begin, request } = await smallFilesApp()
    const { asset } = publishedOf(await begin({ path: '/assets/.gitkeep' }, 0, ''))
    expect(await (await request(asset.links.content)).text()).toBe('')
  })

  it('is published once for its key', async () => {
    const { begin, read } = await smallFilesApp()
    const metadata = { path: '/a.txt', key: KEY }
    const answers = await Promise.all([
      begin(metadata, 3, 'abc'),
      begin(metadata, 3, 'abc'),
      begin(metadata, 3, 'abc'),
    ])
    const again = await begin(metadata, 3, 'abc')
    const all = [...answers, again]
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(all.map(({ headers }) => headers.get('location'))).size).toBe(1)
    expect(new Set(all.map((answer) => publishedOf(answer).change.sid)).size).toBe(1)
    const { changes } = await read<{ changes: unknown[] }>('/api/services/white-beagle/changes')
    expect(changes).toHaveLength(1)
  })

  it('goes on with an upload of its key that has begun without it', async () => {
    const { begin } = await smallFilesApp()
    const begun = await begin({ path: '/a.txt', key: KEY }, 3, '')
    const answer = await begin({ path: '/a.txt', key: KEY }, 3, 'abc')
    expect(answer.headers.get('location')).toBe(begun.headers.get('location'))
    expect(publishedOf(answer).asset.size).toBe(3)
  })

  it('is refused when it is not what was announced, and nothing of it is kept', async () => {
    const { begin, request, read } = await smallFilesApp()
    const other = await begin({ path: '/a.txt', key: KEY, sha256: sha256('abd') }, 3, 'abc')
    expect(other.status).toBe(460)
    expect(await bodyOf(other)).toMatchObject({ code: ERRORS.checksum_mismatch.code })
    const checksum = createHash('sha1').update('abd').digest('base64')
    const broken = await request('/api/uploads', {
      method: 'POST',
      headers: {
        'tus-resumable': TUS_VERSION,
        'upload-length': '3',
        'upload-metadata': tusMetadata({ service: 'white-beagle', path: '/a.txt', key: KEY }),
        'content-type': TUS_CONTENT_TYPE,
        'content-length': '3',
        'upload-checksum': `sha1 ${checksum}`,
      },
      body: 'abc',
    })
    expect(broken.status).toBe(460)
    expect(await livePaths(read)).toEqual([])
    const right = { path: '/a.txt', key: KEY, sha256: sha256('abc') }
    expect((await begin(right, 3, 'abc')).status).toBe(201)
  })

  it('is empty when it is announced so, whatever a body of another type holds', async () => {
    const { request } = await smallFilesApp()
    const answer = await request('/api/uploads', {
      method: 'POST',
      headers: {
        'tus-resumable': TUS_VERSION,
        'upload-length': '0',
        'upload-metadata': tusMetadata({ service: 'white-beagle', path: '/a.txt' }),
        'content-type': 'text/plain',
      },
      body: 'bytes that nobody asked for',
    })
    const { asset } = publishedOf(answer)
    expect(asset).toMatchObject({ size: 0, sha256: sha256('') })
    expect(await (await request(asset.links.content)).text()).toBe('')
  })

  it('is refused when the request brings other than what it announced', async () => {
    const { tus, read } = await smallFilesApp()
    for (const body of ['abcd', 'ab']) {
      const headers = {
        'upload-length': '3',
        'upload-metadata': tusMetadata({ service: 'white-beagle', path: '/a.txt' }),
        'content-length': '3',
      }
      const answer = await tus('POST', '/api/uploads', headers, body)
      expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.invalid_request.code })
    }
    expect(await livePaths(read)).toEqual([])
  })

  it('takes a taken path only as it was told to', async () => {
    const { begin, read } = await smallFilesApp()
    await begin({ path: '/a.txt' }, 3, 'abc')
    const refused = await begin({ path: '/a.txt' }, 3, 'abd')
    expect(await bodyOf(refused)).toMatchObject({ code: ERRORS.path_taken.code })
    const beside = await begin({ path: '/a.txt', if_exists: 'keep_both' }, 3, 'abd')
    expect(publishedOf(beside).asset.path).toBe('/a-2.txt')
    const instead = await begin({ path: '/a.txt', if_exists: 'replace' }, 3, 'abe')
    expect(publishedOf(instead).change.entries[0]?.before).not.toBeNull()
    expect(await livePaths(read)).toEqual(['/a-2.txt', '/a.txt'])
  })

  it('comes by the store when it is not small', async () => {
    const { begin, stored } = await smallFilesApp()
    const large = 'x'.repeat(64 * 1024 + 1)
    expect((await begin({ path: '/a.txt' }, large.length, large)).status).toBe(201)
    expect(await stored()).toHaveLength(1)
  })
})
