import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ERRORS, type ErrorName } from '../contract/errors.ts'
import { TUS_CONTENT_TYPE, TUS_VERSION } from '../contract/tus.ts'
import {
  endChildren,
  newAccount,
  startChild,
  type ChildHangar,
} from './testing/child-hangar.node.ts'
import {
  ask,
  defaultServiceSid,
  getAsset,
  listAssets,
  publishedOf,
  uploadHeaders,
} from './testing/child-requests.node.ts'
import { sendRaw, type RawAnswer, type RawRequest } from './testing/raw-requests.node.ts'

const LENGTH = 200 * 1024 * 1024
/** More than any disk has. */
const NO_ROOM = { HANGAR_KEEP_FREE: '9000TB' }

// Each starts processes, which takes its time where others work too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let data: string
const account = newAccount()
const open = (settings: Record<string, string> = {}) =>
  startChild({ HANGAR_DATA: data, ...settings }, account)

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-refusals-'))
})
afterEach(endChildren)
afterAll(async () => {
  await rm(data, { recursive: true, force: true })
})

/** The two ways to send a whole file, as they go over the wire. */
async function wholeFiles(hangar: ChildHangar): Promise<RawRequest[]> {
  const service = await defaultServiceSid(hangar)
  const headers = { authorization: account.basic, 'content-length': String(LENGTH) }
  const tus = { ...uploadHeaders(service, '/a.bin', LENGTH), 'content-type': TUS_CONTENT_TYPE }
  return [
    { method: 'POST', path: '/api/uploads', headers: { ...headers, ...tus } },
    { method: 'PUT', path: `/api/services/${service}/files/a.bin`, headers },
  ]
}

/** What comes of a request while it is sent, and when it asks before; and what stays of it. */
async function refusalOf(hangar: ChildHangar, request: RawRequest) {
  const sending = await sendRaw(hangar.origin, request, { bytes: LENGTH })
  const headers = { ...request.headers, expect: '100-continue' }
  const asking = await sendRaw(
    hangar.origin,
    { ...request, headers },
    { bytes: LENGTH, after: 100 },
  )
  return {
    statuses: [sending.statuses, asking.statuses],
    codes: [codeOf(sending), codeOf(asking)],
    wasStopped: sending.sent < LENGTH,
    sentAfterAsking: asking.sent,
    isClosed: /^connection: close\r$/im.test(asking.text),
    staged: await readdir(join(data, 'staging')),
  }
}

const codeOf = ({ text }: RawAnswer) => Number(/"code":(\d+)/.exec(text)?.[1])

function refused(name: ErrorName): Awaited<ReturnType<typeof refusalOf>> {
  const { code, status } = ERRORS[name]
  return {
    statuses: [[status], [status]],
    codes: [code, code],
    wasStopped: true,
    sentAfterAsking: 0,
    isClosed: true,
    staged: [],
  }
}

describe('a client that is still sending is told at once', () => {
  test('that its file is too large', async () => {
    const hangar = await open({ HANGAR_MAX_ASSET_BYTES: '1MB' })
    for (const request of await wholeFiles(hangar)) {
      expect(await refusalOf(hangar, request)).toEqual(refused('too_large'))
    }
    await hangar.stop()
  })

  test('that the disk has no room for it', async () => {
    const hangar = await open(NO_ROOM)
    for (const request of await wholeFiles(hangar)) {
      expect(await refusalOf(hangar, request)).toEqual(refused('storage_full'))
    }
    await hangar.stop()
  })

  test('that it is not signed in', async () => {
    const hangar = await open()
    for (const request of await wholeFiles(hangar)) {
      const headers = { ...request.headers, authorization: newAccount().basic }
      expect(await refusalOf(hangar, { ...request, headers })).toEqual(
        refused('not_authenticated'),
      )
    }
    await hangar.stop()
  })

  test('that its path is taken, or that there is no such Service', async () => {
    const hangar = await open()
    const [, put] = await wholeFiles(hangar)
    if (!put) throw new Error('no requests')
    const taken = await ask(hangar, put.path, { method: 'PUT', body: 'here first' })
    expect(taken.status).toBe(201)
    expect(await refusalOf(hangar, put)).toEqual(refused('path_taken'))
    const path = '/api/services/nobody/files/a.bin'
    expect(await refusalOf(hangar, { ...put, path })).toEqual(refused('not_found'))
    await hangar.stop()
  })
})

test('who asks first is told to go on, and published', async () => {
  const hangar = await open()
  const [post, put] = await wholeFiles(hangar)
  for (const request of [post, put]) {
    if (!request) throw new Error('no requests')
    const path = request.path.replace('a.bin', 'small.bin?if_exists=replace')
    const headers = {
      ...request.headers,
      ...(request.method === 'POST' ? smallUpload(await defaultServiceSid(hangar)) : {}),
      'content-length': '5',
      expect: '100-continue',
    }
    const { statuses } = await sendRaw(
      hangar.origin,
      { ...request, path, headers },
      { bytes: 5, after: 100 },
    )
    expect(statuses).toEqual([100, 201])
  }
  const sizes = (await listAssets(hangar, await defaultServiceSid(hangar))).map(
    ({ path, size }) => [path, size],
  )
  expect(sizes).toContainEqual(['/small.bin', 5])
  await hangar.stop()
})

const smallUpload = (service: string) => uploadHeaders(service, '/small.bin', 5)

test('a body that belongs to no upload is not taken for the file', async () => {
  const hangar = await open()
  const service = await defaultServiceSid(hangar)
  const headers = {
    ...uploadHeaders(service, '/empty.txt', 0),
    authorization: account.basic,
    'content-type': 'text/plain',
    'content-length': String(LENGTH),
  }
  const { statuses, sent } = await sendRaw(
    hangar.origin,
    { method: 'POST', path: '/api/uploads', headers },
    { bytes: LENGTH },
  )
  expect([statuses, sent < LENGTH]).toEqual([[201], true])
  const { bytes } = await getAsset(hangar, '/empty.txt')
  expect(bytes).toHaveLength(0)
  await hangar.stop()
})

test('an upload that was refused for want of room goes on once there is some', async () => {
  const roomy = await open()
  const headers = uploadHeaders(await defaultServiceSid(roomy), '/later.bin', 6)
  const part = { 'tus-resumable': TUS_VERSION, 'content-type': TUS_CONTENT_TYPE }
  const begun = await ask(roomy, '/api/uploads', {
    method: 'POST',
    headers: { ...headers, ...part },
    body: 'abc',
  })
  const location = begun.headers.get('location') ?? ''
  const send = (hangar: ChildHangar) =>
    ask(hangar, location, {
      method: 'PATCH',
      headers: { ...part, 'upload-offset': '3' },
      body: 'def',
    })
  await roomy.stop()

  const full = await open(NO_ROOM)
  expect((await send(full)).status).toBe(507)
  const state = await ask(full, location, { method: 'HEAD', headers: part })
  expect(state.headers.get('upload-offset')).toBe('3')
  await full.stop()

  const again = await open()
  expect(publishedOf(await send(again)).asset).toMatchObject({ path: '/later.bin', size: 6 })
  await again.stop()
})
