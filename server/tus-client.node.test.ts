import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DetailedError, type UploadOptions } from 'tus-js-client'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { unfinishedUploadListSchema } from '../contract/uploads.ts'
import { changePageSchema } from '../contract/changes.ts'
import {
  endChildren,
  newAccount,
  startChild,
  type ChildHangar,
} from './testing/child-hangar.node.ts'
import { ask, defaultServiceSid, getAsset, listAssets } from './testing/child-requests.node.ts'
import { clientUpload, MIB } from './testing/tus-client.node.ts'

// Each starts processes, which takes its time where others work too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const PATH = '/assets/large.bin'
const account = newAccount()
const bytes = randomBytes(6 * MIB + 1)
const sha256 = createHash('sha256').update(bytes).digest('hex')

let data: string
let port: string
let hangar: ChildHangar
let metadata: Record<string, string>

// Always at one port, so that an upload's address outlives the process.
const start = async () => {
  hangar = await startChild({ HANGAR_DATA: data, HANGAR_PORT: port }, account)
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-tus-'))
  port = String(await freePort())
  await start()
  metadata = { service: await defaultServiceSid(hangar), path: PATH }
})
afterEach(async () => {
  await endChildren()
  await rm(data, { recursive: true, force: true })
})
afterAll(endChildren)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port: free } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return free
}

/** That the file is there with its bytes, and came to be by one Change. */
async function expectPublishedOnce(): Promise<void> {
  const assets = await listAssets(hangar, metadata.service ?? '')
  expect(assets).toMatchObject([{ path: PATH, size: bytes.length, sha256 }])
  expect((await getAsset(hangar, PATH)).bytes.equals(bytes)).toBe(true)
  const answer = await ask(hangar, `/api/services/${metadata.service}/changes`)
  expect(changePageSchema.parse(await answer.json()).changes).toHaveLength(1)
  expect(await readdir(join(data, 'staging'))).toEqual([])
}

/** What tus-js-client gave up with: the server's status, 0 when there was no answer. */
async function statusOf(failing: Promise<unknown>): Promise<number> {
  const error: unknown = await failing.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DetailedError)) throw new Error('no answer', { cause: error })
  return error.originalResponse?.getStatus() ?? 0
}

describe('tus-js-client', () => {
  test('uploads a file in parts, and is told when each would expire', async () => {
    const { run, exchanges } = clientUpload(hangar, bytes, metadata)
    expect((await run()).asset).toMatchObject({ path: PATH, sha256 })
    expect(exchanges.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'POST 201',
      ...Array.from({ length: 7 }, () => 'PATCH 204'),
    ])
    const expiries = exchanges.map(({ header }) => Date.parse(header('upload-expires') ?? ''))
    for (const expires of expiries.slice(0, -1)) expect(expires).toBeGreaterThan(Date.now())
    expect(expiries.at(-1)).toBeNaN()
    await expectPublishedOnce()
  })

  test('sends the first bytes with the creation', async () => {
    const options = { uploadDataDuringCreation: true, chunkSize: bytes.length }
    const { run, exchanges } = clientUpload(hangar, bytes, metadata, options)
    await run()
    expect(exchanges.map(({ method }) => method)).toEqual(['POST'])
    await expectPublishedOnce()
  })

  test('rides through a crash of the server and its start by itself', async () => {
    const restart = async () => {
      await hangar.stop('SIGKILL')
      await start()
    }
    let restarted: Promise<void> | undefined
    const { run, exchanges } = clientUpload(hangar, bytes, metadata, {
      retryDelays: [100, 500, 1000, 2000, 4000, 8000],
      onChunkComplete: (_, accepted) => {
        if (accepted === 3 * MIB) restarted ??= restart()
      },
    })
    expect((await run()).asset.sha256).toBe(sha256)
    await restarted
    expect(exchanges.map(({ method }) => method)).toContain('HEAD')
    await expectPublishedOnce()
  })

  test('goes on after a crash from the acknowledged offset, by the address alone', async () => {
    const first = clientUpload(hangar, bytes, metadata, {
      onChunkComplete: (_, accepted) => {
        if (accepted === 2 * MIB) void hangar.stop('SIGKILL')
      },
    })
    expect(await statusOf(first.run())).toBe(0)
    await endChildren()
    await start()
    const listed = await ask(hangar, `/api/services/${metadata.service}/uploads`)
    const [unfinished] = unfinishedUploadListSchema.parse(await listed.json()).uploads
    expect(unfinished).toMatchObject({ path: PATH, size: bytes.length })
    expect(unfinished?.offset).toBeGreaterThanOrEqual(2 * MIB)

    const { run, exchanges } = clientUpload(hangar, bytes, metadata, {
      uploadUrl: hangar.origin + unfinished?.url,
    })
    await run()
    const [head, ...parts] = exchanges
    expect([head?.method, head?.header('upload-offset')]).toEqual([
      'HEAD',
      String(unfinished?.offset),
    ])
    expect(parts.length).toBeLessThan(7)
    await expectPublishedOnce()
  })

  test('gives an upload up, which leaves nothing', async () => {
    const { upload } = clientUpload(hangar, bytes, metadata)
    const gaveUp = Promise.withResolvers<void>()
    upload.options.onChunkComplete = (_, accepted) => {
      if (accepted === MIB) gaveUp.resolve(upload.abort(true))
    }
    upload.start()
    await gaveUp.promise
    expect(await readdir(join(data, 'staging'))).toEqual([])
    const headers = { 'tus-resumable': '1.0.0' }
    const path = new URL(upload.url ?? '').pathname
    expect((await ask(hangar, path, { method: 'HEAD', headers })).status).toBe(404)
  })
})

/** Names the checksum of each part; that at the offset is wrong at the first try. */
function checksums(damaged: number): Pick<UploadOptions, 'onBeforeRequest'> {
  const state = { wasWrong: false }
  return {
    onBeforeRequest: (request) => {
      if (request.getMethod() !== 'PATCH') return
      const offset = Number(request.getHeader('Upload-Offset'))
      const isWrong = offset === damaged && !state.wasWrong
      state.wasWrong ||= isWrong
      const part = bytes.subarray(offset + (isWrong ? 1 : 0), offset + MIB)
      const digest = createHash('sha1').update(part).digest('base64')
      request.setHeader('Upload-Checksum', `sha1 ${digest}`)
    },
  }
}

describe('with what Hangar speaks beyond', () => {
  test('the checksum of each part, of which a damaged one is sent again', async () => {
    const { run, exchanges } = clientUpload(hangar, bytes, metadata, {
      ...checksums(2 * MIB),
      retryDelays: [0, 0],
      onShouldRetry: (error) => error.originalResponse?.getStatus() === 460,
    })
    await run()
    expect(exchanges.map(({ status }) => status).filter((status) => status >= 400)).toEqual([
      460,
    ])
    const head = exchanges.find(({ method }) => method === 'HEAD')
    expect(head?.header('upload-offset')).toBe(String(2 * MIB))
    await expectPublishedOnce()
  })

  test('the digest of the whole file: other bytes are not published', async () => {
    const other = createHash('sha256').update('something else').digest('hex')
    const wrong = clientUpload(hangar, bytes, { ...metadata, sha256: other })
    expect(await statusOf(wrong.run())).toBe(460)
    expect(await listAssets(hangar, metadata.service ?? '')).toEqual([])
    await clientUpload(hangar, bytes, { ...metadata, sha256 }).run()
    await expectPublishedOnce()
  })

  test('a key: begun anew after a crash, the upload goes on where it was', async () => {
    const keyed = { ...metadata, key: 'a-key-of-the-client', sha256 }
    const options = { uploadDataDuringCreation: true }
    const first = clientUpload(hangar, bytes, keyed, {
      ...options,
      onChunkComplete: (_, accepted) => {
        if (accepted === 3 * MIB) void hangar.stop('SIGKILL')
      },
    })
    expect(await statusOf(first.run())).toBe(0)
    await endChildren()
    await start()

    const second = clientUpload(hangar, bytes, keyed, options)
    const published = await second.run()
    expect(second.upload.url).toBe(first.upload.url)
    expect(Number(second.exchanges[0]?.header('upload-offset'))).toBeGreaterThanOrEqual(3 * MIB)
    await expectPublishedOnce()

    // Nothing is sent again once it is published, and the answer is the same.
    const third = clientUpload(hangar, bytes, keyed, options)
    expect(await third.run()).toEqual(published)
    expect(third.exchanges.map(({ method }) => method)).toEqual(['POST'])
    await expectPublishedOnce()
  })
})
