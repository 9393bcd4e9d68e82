import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { PUBLISHED_HEADER } from '../../contract/tus.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { type Catalog, CatalogFull } from '../catalog/port.ts'
import type { ChangeDraft, Upload } from '../catalog/records.ts'
import { bodyOf, livePaths, publishedOf, testApp } from '../testing/test-app.ts'

type App = Awaited<ReturnType<typeof testApp>>

const KEY = 'a-key-of-the-client'

/** SIDs of all Changes of the test's Service. */
async function changesOf({ read }: App): Promise<string[]> {
  const { changes } = await read<{ changes: { sid: string }[] }>(
    '/api/services/white-beagle/changes',
  )
  return changes.map(({ sid }) => sid)
}

/** A catalog that takes no write while the disk is full. */
function fullCatalog(catalog: Catalog, disk: { isFull: boolean }): Catalog {
  const unlessFull =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      if (disk.isFull) throw new CatalogFull()
      return write(...args)
    }
  return {
    ...catalog,
    commit: unlessFull((draft: ChangeDraft) => catalog.commit(draft)),
    createUpload: unlessFull((upload: Upload) => catalog.createUpload(upload)),
    reviseUpload: unlessFull((upload: Upload) => catalog.reviseUpload(upload)),
    extendUpload: unlessFull((sid: string, date: number) => catalog.extendUpload(sid, date)),
    deleteUpload: unlessFull((sid: string) => catalog.deleteUpload(sid)),
  }
}

const locationOf = (answer: Response) => answer.headers.get('location') ?? ''
const offsetOf = (answer: Response) => answer.headers.get('upload-offset')

describe('an upload that finishes twice is published once', () => {
  it('when two connections send the last byte', async () => {
    const app = await testApp()
    const location = locationOf(await app.begin({ path: '/a.txt' }, 4, 'abc'))
    const send = () => app.tus('PATCH', location, { 'upload-offset': '3' }, 'd')
    const answers = await Promise.all([send(), send()])
    // Whoever comes second finds it whole, or takes over before the byte was read.
    const [published, other] = answers.toSorted((a, b) => a.status - b.status)
    expect(published?.status).toBe(204)
    expect([409, 423]).toContain(other?.status)
    expect(await changesOf(app)).toEqual([publishedOf(published ?? new Response()).change.sid])
  })

  it('when the answer to the last byte was lost', async () => {
    const app = await testApp()
    const location = locationOf(await app.begin({ path: '/a.txt' }, 4, 'abc'))
    const lost = await app.tus('PATCH', location, { 'upload-offset': '3' }, 'd')
    const repeated = await app.tus('PATCH', location, { 'upload-offset': '3' }, 'd')
    expect(await bodyOf(repeated)).toMatchObject({ code: ERRORS.offset_conflict.code })
    const head = await app.tus('HEAD', location)
    const nothingMore = await app.tus('PATCH', location, { 'upload-offset': '4' }, '')
    for (const answer of [head, nothingMore]) {
      expect(offsetOf(answer)).toBe('4')
      expect(publishedOf(answer)).toEqual(publishedOf(lost))
    }
    expect((await app.tus('PATCH', location, { 'upload-offset': '4' }, 'e')).status).toBe(400)
    expect(await changesOf(app)).toEqual([publishedOf(lost).change.sid])
  })

  it('when many ask at once after the server died before publishing', async () => {
    const app = await testApp()
    const location = locationOf(await app.begin({ path: '/a.txt' }, 3))
    await app.blobs.append(location.split('/').at(-1) ?? '', new Blob(['abc']).stream(), 3)
    const heads = await Promise.all([1, 2, 3].map(() => app.tus('HEAD', location)))
    const sids = heads.map((head) => publishedOf(head).change.sid)
    expect(new Set(sids)).toEqual(new Set(await changesOf(app)))
    expect(await changesOf(app)).toHaveLength(1)
  })

  it('when the server died between making its bytes a blob and the Change', async () => {
    const app = await testApp()
    const location = locationOf(await app.begin({ path: '/a.txt' }, 3))
    const sid = location.split('/').at(-1) ?? ''
    await app.blobs.append(sid, new Blob(['abc']).stream(), 3)
    await app.blobs.seal(sid)
    const head = await app.tus('HEAD', location)
    expect([offsetOf(head), publishedOf(head).asset.size]).toEqual(['3', 3])
    expect(await app.blobs.listStaged()).toEqual([])
  })

  it('when it is begun again with the same key', async () => {
    const app = await testApp()
    const metadata = { path: '/a.txt', key: KEY }
    const first = await app.begin(metadata, 3, 'abc')
    const again = await app.begin(metadata, 3, 'abc')
    expect([again.status, locationOf(again), offsetOf(again)]).toEqual([
      201,
      locationOf(first),
      '3',
    ])
    expect(publishedOf(again)).toEqual(publishedOf(first))
    expect(await changesOf(app)).toHaveLength(1)
  })

  it('when it was given up too late, and is begun again with the same key', async () => {
    const app = await testApp()
    const metadata = { path: '/a.txt', key: KEY, if_exists: 'keep_both' }
    const first = await app.begin(metadata, 3, 'abc')
    const givenUp = await app.tus('DELETE', locationOf(first))
    expect(publishedOf(givenUp)).toEqual(publishedOf(first))
    expect(await bodyOf(givenUp)).toMatchObject({ code: ERRORS.changed_meanwhile.code })
    expect(publishedOf(await app.begin(metadata, 3, 'abc'))).toEqual(publishedOf(first))
    await app.request(publishedOf(first).asset.url, { method: 'DELETE' })
    expect((await app.tus('DELETE', locationOf(first))).status).toBe(409)
    expect(await livePaths(app.read)).toEqual([])
  })

  it('when it is begun many times at once with the same key', async () => {
    const app = await testApp()
    const metadata = { path: '/a.txt', key: KEY, if_exists: 'keep_both' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.begin(metadata, 3, 'abc')))
    const location = locationOf(answers[0] ?? new Response())
    for (const answer of answers) {
      // A newer one may take over before the bytes were read, as with any two requests.
      expect([201, 423]).toContain(answer.status)
      expect(locationOf(answer)).toBe(location)
    }
    expect(answers.some((answer) => answer.headers.has(PUBLISHED_HEADER))).toBe(true)
    expect(await livePaths(app.read)).toEqual(['/a.txt'])
  })
})

describe('an upload with a key', () => {
  it('goes on from its true offset when it is begun again, and takes no bytes then', async () => {
    const app = await testApp()
    const metadata = { path: '/a.txt', key: KEY }
    const first = await app.begin(metadata, 6, 'abc')
    const again = await app.begin(metadata, 6, 'xyz')
    expect([again.status, locationOf(again), offsetOf(again)]).toEqual([
      201,
      locationOf(first),
      '3',
    ])
    expect(again.headers.get('upload-expires')).not.toBeNull()
    const last = await app.tus('PATCH', locationOf(again), { 'upload-offset': '3' }, 'def')
    const { asset } = publishedOf(last)
    expect(await (await app.request(asset.links.content)).text()).toBe('abcdef')
  })

  it('takes bytes when it is begun again before any came', async () => {
    const app = await testApp()
    await app.begin({ path: '/a.txt', key: KEY }, 3)
    const again = await app.begin({ path: '/a.txt', key: KEY }, 3, 'abc')
    expect(publishedOf(again).asset.size).toBe(3)
  })

  it('is another upload in another Environment, and after it was given up', async () => {
    const app = await testApp()
    const environments = '/api/services/white-beagle/environments'
    await app.send('POST', environments, { unique_name: 'dev', domain_suffix: 'dev' })
    const metadata = { path: '/a.txt', key: KEY }
    const first = await app.begin(metadata, 3, 'ab')
    const dev = await app.begin({ ...metadata, environment: 'dev' }, 3)
    expect([locationOf(dev) !== locationOf(first), offsetOf(dev)]).toEqual([true, '0'])
    await app.tus('DELETE', locationOf(first))
    const anew = await app.begin(metadata, 3)
    expect([locationOf(anew) !== locationOf(first), offsetOf(anew)]).toEqual([true, '0'])
  })

  it('stands for the same bytes: another length or digest is refused', async () => {
    const app = await testApp()
    const metadata = { path: '/a.txt', key: KEY }
    await app.begin({ ...metadata, sha256: 'A'.repeat(64) }, 3)
    expect((await app.begin({ ...metadata, sha256: 'a'.repeat(64) }, 3)).status).toBe(201)
    expect((await app.begin(metadata, 3)).status).toBe(201)
    for (const other of [
      await app.begin(metadata, 4),
      await app.begin({ ...metadata, sha256: 'b'.repeat(64) }, 3),
    ]) {
      expect(await bodyOf(other)).toMatchObject({
        code: ERRORS.invalid_request.code,
        message: expect.stringContaining('Use a new key') as string,
      })
    }
  })

  it.each(['short', 'with blanks in the key', 'k'.repeat(65)])('%j is refused', async (key) => {
    const { begin } = await testApp()
    const answer = await begin({ path: '/a.txt', key }, 3)
    expect(await bodyOf(answer)).toMatchObject({
      message: expect.stringContaining('key: must be 16 to 64') as string,
    })
  })

  it('has its bytes go elsewhere when that is told on beginning again', async () => {
    const app = await testApp()
    await app.begin({ path: '/a.txt', key: KEY }, 3, 'abc')
    const late = { path: '/b.txt', key: 'another-key-of-it' }
    await app.begin(late, 3, 'ab')
    await app.publish('/b.txt', 'taken')
    const location = locationOf(await app.begin({ ...late, path: '/c.txt' }, 3))
    const last = await app.tus('PATCH', location, { 'upload-offset': '2' }, 'c')
    expect(publishedOf(last).asset.path).toBe('/c.txt')
  })

  it('goes where it is told while it is published only if that has failed', async () => {
    const memory = createMemoryCatalog()
    const [isCommitting, mayCommit] = [
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
    ]
    const commit: typeof memory.commit = async (draft) => {
      isCommitting.resolve()
      await mayCommit.promise
      return memory.commit(draft)
    }
    const revised: Upload[] = []
    const reviseUpload: typeof memory.reviseUpload = (upload) => {
      revised.push(upload)
      return memory.reviseUpload(upload)
    }
    const app = await testApp({ catalog: { ...memory, commit, reviseUpload } })
    const first = app.begin({ path: '/a.txt', key: KEY }, 3, 'abc')
    await isCommitting.promise
    const again = app.begin({ path: '/b.txt', key: KEY }, 3)
    // Long enough for it to be written, if nobody waited.
    await new Promise((done) => setTimeout(done, 20))
    mayCommit.resolve()
    expect(publishedOf(await again)).toEqual(publishedOf(await first))
    expect(publishedOf(await again).asset.path).toBe('/a.txt')
    expect(revised).toEqual([])
  })
})

describe('many uploads to one path at once', () => {
  it.each([
    ['keep_both', 12],
    ['replace', 1],
  ])('are all published with %s', async (ifExists, paths) => {
    const app = await testApp()
    const begin = () => app.begin({ path: '/a.txt', if_exists: ifExists }, 3, 'abc')
    const answers = await Promise.all(Array.from({ length: 12 }, begin))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(await changesOf(app)).toHaveLength(12)
    expect(await livePaths(app.read)).toHaveLength(paths)
  })

  it('look for a free name in few steps', async () => {
    const memory = createMemoryCatalog()
    let asked = 0
    const liveByPath: typeof memory.liveByPath = (sid, paths) => {
      asked += 1
      return memory.liveByPath(sid, paths)
    }
    const app = await testApp({ catalog: { ...memory, liveByPath } })
    for (let count = 0; count < 40; count += 1) {
      await app.publish('/a.txt', 'abc', { if_exists: 'keep_both' })
    }
    asked = 0
    const { asset } = await app.publish('/a.txt', 'abc', { if_exists: 'keep_both' })
    expect([asset.path, asked <= 5]).toEqual(['/a-41.txt', true])
  })
})

describe('an upload whose Environment is deleted', () => {
  it.each(['createUpload', 'commit'] as const)(
    'by the time of %s is told so',
    async (write) => {
      const memory = createMemoryCatalog()
      const gone =
        <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
        async (...args: Args) => {
          const [environment] = await memory.listEnvironments()
          if (environment) await memory.deleteEnvironment(environment.sid)
          return act(...args)
        }
      const decorated = {
        createUpload: gone((upload: Upload) => memory.createUpload(upload)),
        commit: gone((draft: ChangeDraft) => memory.commit(draft)),
      }
      const app = await testApp({ catalog: { ...memory, [write]: decorated[write] } })
      const answer = await app.begin({ path: '/a.txt' }, 3, 'abc')
      expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.not_found.code })
    },
  )
})

describe('an upload whose publishing failed', () => {
  it('needs no byte again when its path was taken meanwhile and it may replace that', async () => {
    const app = await testApp()
    const metadata = { path: '/a.txt', key: KEY }
    const location = locationOf(await app.begin(metadata, 3, 'ab'))
    const { asset } = await app.publish('/a.txt', 'other')
    const refused = await app.tus('PATCH', location, { 'upload-offset': '2' }, 'c')
    expect(await bodyOf(refused)).toMatchObject({ code: ERRORS.path_taken.code })
    expect((await app.tus('HEAD', location)).status).toBe(409)

    const again = await app.begin({ ...metadata, if_exists: 'replace' }, 3)
    expect([locationOf(again), offsetOf(again)]).toEqual([location, '3'])
    expect(publishedOf(again).asset).toMatchObject({ sid: asset.sid, size: 3 })
  })

  it('is published by asking, once the catalog has room again for any write', async () => {
    const memory = createMemoryCatalog()
    const disk = { isFull: false }
    const app = await testApp({ catalog: fullCatalog(memory, disk) })
    const begun = await app.begin({ path: '/a.txt' }, 3, 'ab')
    disk.isFull = true
    const last = await app.tus('PATCH', locationOf(begun), { 'upload-offset': '2' }, 'c')
    expect(last.status).toBe(507)
    expect((await app.tus('HEAD', locationOf(begun))).status).toBe(507)
    disk.isFull = false
    const head = await app.tus('HEAD', locationOf(begun))
    expect(publishedOf(head).asset).toMatchObject({ path: '/a.txt', size: 3 })
    expect(await changesOf(app)).toHaveLength(1)
  })
})
