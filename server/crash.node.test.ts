import { createHash, randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Asset, Visibility } from '../contract/assets.ts'
import type { Operation } from '../contract/changes.ts'
import { TUS_CONTENT_TYPE, TUS_VERSION } from '../contract/tus.ts'
import {
  endChildren,
  newAccount,
  startChild,
  type ChildAccount,
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

const ROUNDS = 5
const PART = 200_000

/** What a path serves; null is nothing. */
type Served = { sha256: string; visibility: Visibility } | null

/** What Hangar has acknowledged for a path, and what it was asked for last without an answer. */
interface Expected {
  settled: Served
  pending: Served | undefined
}

/** An upload in parts that a crash may have interrupted. */
interface Interrupted {
  path: string
  location: string
  bytes: Buffer<ArrayBuffer>
}

/** How many bytes of an upload a crash has left, and what came of it. */
interface Resumed {
  path: string
  offset: number
  outcome: 'was published' | 'went on'
}

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-crash-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

afterAll(endChildren)

/** One process from its start to its violent end, and what was asked of it. */
class Life {
  killed = false
  acknowledged = 0
  readonly interrupted: Interrupted[] = []
  readonly hangar: ChildHangar
  readonly service: string
  readonly paths: Map<string, Expected>

  constructor(hangar: ChildHangar, service: string, paths: Map<string, Expected>) {
    this.hangar = hangar
    this.service = service
    this.paths = paths
  }

  /** Repeats an act until the kill; an act may fail only because of it. */
  async until(act: () => Promise<void>): Promise<void> {
    while (!this.killed) {
      try {
        await act()
      } catch (error) {
        if (!this.killed || !(error instanceof TypeError)) throw error
      }
    }
  }

  /** Asks for paths to serve something else, and writes down whether that was acknowledged. */
  async change<Result>(wanted: Record<string, Served>, act: () => Promise<Result>) {
    for (const [path, served] of Object.entries(wanted)) {
      const settled = this.paths.get(path)?.settled ?? null
      this.paths.set(path, { settled, pending: served })
    }
    const result = await act()
    for (const [path, served] of Object.entries(wanted)) {
      this.paths.set(path, { settled: served, pending: undefined })
    }
    this.acknowledged += 1
    return result
  }

  /** Ends it with no chance to tidy up; what it has logged until then. */
  async kill(): Promise<string> {
    this.killed = true
    return (await this.hangar.stop('SIGKILL')).stderr
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const publicly = (bytes: Uint8Array): Served => ({
  sha256: sha256(bytes),
  visibility: 'public',
})

/** A new file, or new content for an old one, in one request. */
async function uploadWhole(life: Life, path: string, size: number): Promise<void> {
  const bytes = randomBytes(size)
  await life.change({ [path]: publicly(bytes) }, () =>
    publish(life.hangar, life.service, path, bytes),
  )
}

async function uploadInParts(life: Life, path: string): Promise<void> {
  const upload = await beginParts(life, path)
  await life.change({ [path]: publicly(upload.bytes) }, async () => {
    for (let offset = 0; offset < upload.bytes.length; offset += PART) {
      await sendPart(life, upload, offset, offset + PART)
    }
  })
  life.interrupted.splice(life.interrupted.indexOf(upload), 1)
}

/** An upload of which the first part is there when the kill comes, and no more. */
async function stopAfterOnePart(life: Life, path: string): Promise<void> {
  await sendPart(life, await beginParts(life, path), 0, PART)
}

async function beginParts(life: Life, path: string): Promise<Interrupted> {
  const bytes = randomBytes(3 * PART)
  // By its digest it is found again too when the kill comes between the blob and the Change.
  const headers = uploadHeaders(life.service, path, bytes.length, { sha256: sha256(bytes) })
  const begun = await ask(life.hangar, '/api/uploads', { method: 'POST', headers })
  const upload = { path, bytes, location: begun.headers.get('location') ?? '' }
  life.interrupted.push(upload)
  return upload
}

function sendPart(life: Life, { location, bytes }: Interrupted, offset: number, end: number) {
  return ask(life.hangar, location, {
    method: 'PATCH',
    headers: {
      'tus-resumable': TUS_VERSION,
      'upload-offset': String(offset),
      'content-type': TUS_CONTENT_TYPE,
    },
    body: bytes.subarray(offset, end),
  }).then((answer) => {
    if (!answer.ok) throw new Error(`a part was refused: ${answer.status}`)
    return answer
  })
}

/** A file that is made, moved, hidden and deleted, over and over. */
async function leadABusyLife(life: Life, name: string): Promise<void> {
  const from = `/assets/${name}.bin`
  const to = `/assets/moved/${name}.bin`
  const bytes = randomBytes(randomInt(1, 5000))
  const served = publicly(bytes)
  const { asset } = await life.change({ [from]: served }, () =>
    publish(life.hangar, life.service, from, bytes),
  )
  const hidden: Served = { sha256: sha256(bytes), visibility: 'private' }
  const asset_sid = asset.sid
  await operate(life, { [from]: null, [to]: served }, { op: 'move', asset_sid, path: to })
  await operate(life, { [to]: hidden }, { op: 'visibility', asset_sid, visibility: 'private' })
  await operate(life, { [to]: null }, { op: 'delete', asset_sid })
}

async function operate(life: Life, wanted: Record<string, Served>, operation: Operation) {
  const body = JSON.stringify({ operations: [operation] })
  const headers = { 'content-type': 'application/json' }
  await life.change(wanted, async () => {
    const url = `/api/services/${life.service}/changes`
    const answer = await ask(life.hangar, url, { method: 'POST', headers, body })
    const { results } = (await answer.json()) as { results?: { ok: boolean }[] }
    if (!results?.every(({ ok }) => ok)) throw new Error(`refused: ${answer.status}`)
  })
}

/** Keeps it busy in five ways at once and kills it at a random moment; what it has logged. */
async function workUntilKilled(life: Life, round: number): Promise<string> {
  const fresh = (name: string) =>
    `/assets/${round}/${name}-${randomBytes(6).toString('hex')}.bin`
  const workers = Promise.all([
    life.until(() => uploadWhole(life, fresh('small'), randomInt(1, 20_000))),
    life.until(() => uploadWhole(life, fresh('large'), randomInt(1_000_000, 3_000_000))),
    life.until(() => uploadWhole(life, '/assets/rewritten.bin', randomInt(1, 200_000))),
    life.until(() => uploadInParts(life, `/assets/${round}/parts.bin`)),
    life.until(() => leadABusyLife(life, `busy-${round}`)),
  ])
  const kill = sleep(randomInt(150, 900)).then(() => life.kill())
  const [log] = await Promise.all([kill, workers])
  return log
}

/** All in which what is there differs from what was acknowledged, or asked for when it died. */
async function differences(life: Life): Promise<string[]> {
  const found: string[] = []
  const listed = new Map<string, Served>()
  for (const asset of await listAssets(life.hangar, life.service)) {
    listed.set(asset.path, { sha256: asset.sha256, visibility: asset.visibility })
    found.push(...(await contentDifferences(life, asset)))
    if (!life.paths.has(asset.path)) found.push(`${asset.path} was never asked for`)
  }
  for (const [path, { settled, pending }] of life.paths) {
    const now = listed.get(path) ?? null
    const allowed = pending === undefined ? [settled] : [settled, pending]
    if (!allowed.some((then) => isDeepStrictEqual(then, now))) {
      found.push(`${path} is ${JSON.stringify(now)}, not one of ${JSON.stringify(allowed)}`)
    }
    if (!now && (await getAsset(life.hangar, path)).status !== 404) found.push(`${path} lives`)
    life.paths.set(path, { settled: now, pending: undefined })
  }
  return found
}

async function contentDifferences(life: Life, asset: Asset): Promise<string[]> {
  const found: string[] = []
  const answer = await ask(life.hangar, asset.links.content)
  const content = Buffer.from(await answer.arrayBuffer())
  if (sha256(content) !== asset.sha256)
    found.push(`${asset.path}: the content has another hash`)
  if (content.length !== asset.size) found.push(`${asset.path}: the content has another size`)
  const { status, bytes } = await getAsset(life.hangar, asset.path)
  if (asset.visibility !== 'public') {
    if (status !== 404) found.push(`${asset.path}: private, but answers ${status}`)
  } else if (status !== 200 || !bytes.equals(content)) {
    found.push(`${asset.path}: served with ${status} and other bytes`)
  }
  return found
}

/** Goes on with an upload where the crash left it; the last byte or asking publishes it. */
async function resume(life: Life, upload: Interrupted): Promise<Resumed> {
  const { path, bytes, location } = upload
  const headers = { 'tus-resumable': TUS_VERSION }
  const state = await ask(life.hangar, location, { method: 'HEAD', headers })
  const offset = Number(state.headers.get('upload-offset'))
  const whole = offset === bytes.length
  await life.change({ [path]: publicly(bytes) }, async () => {
    publishedOf(whole ? state : await sendPart(life, upload, offset, bytes.length))
  })
  return { path, offset, outcome: whole ? 'was published' : 'went on' }
}

/** Starts it after a crash: nothing acknowledged may be lost, and every upload goes on. */
async function comeBack(
  account: ChildAccount,
  paths: Map<string, Expected>,
  interrupted: readonly Interrupted[],
) {
  const hangar = await startChild({ HANGAR_DATA: data }, account)
  const life = new Life(hangar, await defaultServiceSid(hangar), paths)
  const unanswered = [...paths.values()].filter(({ pending }) => pending !== undefined).length
  expect(await differences(life)).toEqual([])
  const resumed: Resumed[] = []
  for (const upload of interrupted) resumed.push(await resume(life, upload))
  // What was resumed is acknowledged now, and so has to be there with its bytes.
  expect(await differences(life)).toEqual([])
  return { life, unanswered, resumed }
}

test(
  `a Hangar killed ${ROUNDS} times at work loses nothing it acknowledged and shows nothing half-made`,
  { timeout: 120_000 },
  async () => {
    const account = newAccount()
    const paths = new Map<string, Expected>()
    const resumed: Resumed[] = []
    let acknowledged = 0
    let unanswered = 0
    let interrupted: Interrupted[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const back = await comeBack(account, paths, interrupted)
      unanswered += back.unanswered
      resumed.push(...back.resumed)
      await stopAfterOnePart(back.life, halted(round))
      expect(await workUntilKilled(back.life, round)).toBe('')
      interrupted = back.life.interrupted
      acknowledged += back.life.acknowledged
    }
    const last = await comeBack(account, paths, interrupted)
    resumed.push(...last.resumed)
    await last.life.hangar.stop()
    // Otherwise nothing was tried: the kills must have hit it at work.
    expect(acknowledged).toBeGreaterThan(ROUNDS * 5)
    expect(unanswered + last.unanswered).toBeGreaterThan(0)
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanted: Resumed = { path: halted(round), offset: PART, outcome: 'went on' }
      expect(resumed).toContainEqual(wanted)
    }
  },
)

const halted = (round: number) => `/assets/${round}/halted.bin`
