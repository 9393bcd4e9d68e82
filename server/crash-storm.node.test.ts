import { createHash, randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { assetPageSchema, type Asset } from '../contract/assets.ts'
import {
  endChildren,
  newAccount,
  startChild,
  type ChildHangar,
} from './testing/child-hangar.node.ts'
import { ask, defaultServiceSid, publish } from './testing/child-requests.node.ts'

const ROUNDS = 3
const CLIENTS = 16

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-storm-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))
afterAll(endChildren)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Many clients upload small files at once until the kill; what was acknowledged, by path. */
async function storm(hangar: ChildHangar, round: number): Promise<Map<string, string>> {
  const service = await defaultServiceSid(hangar)
  const acknowledged = new Map<string, string>()
  const life = { killed: false }
  const client = async (number: number) => {
    for (let file = 0; !life.killed; file += 1) {
      const path = `/assets/${round}/${number}/${file}.bin`
      const bytes = randomBytes(randomInt(0, 8000))
      try {
        await publish(hangar, service, path, bytes)
        acknowledged.set(path, sha256(bytes))
      } catch (error) {
        if (!life.killed) throw error
      }
    }
  }
  const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  const kill = async () => {
    // A disk that is busy with others' bytes takes seconds for the first ones.
    while (acknowledged.size <= CLIENTS) await sleep(10)
    await sleep(randomInt(0, 1000))
    life.killed = true
    await hangar.stop('SIGKILL')
  }
  await Promise.all([clients, kill()])
  return acknowledged
}

async function everyAsset(hangar: ChildHangar): Promise<Asset[]> {
  const service = await defaultServiceSid(hangar)
  const assets: Asset[] = []
  let next: string | null = `/api/services/${service}/assets?limit=1000`
  while (next !== null) {
    const page = assetPageSchema.parse(await (await ask(hangar, next)).json())
    assets.push(...page.assets)
    next =
      page.next_cursor &&
      `/api/services/${service}/assets?limit=1000&cursor=${encodeURIComponent(page.next_cursor)}`
  }
  return assets
}

/** Those of the assets whose content is missing, or not what it should be. */
async function broken(hangar: ChildHangar, assets: Asset[]): Promise<string[]> {
  const found: string[] = []
  for (const { path, sha256: digest, links } of assets) {
    const answer = await ask(hangar, links.content)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (!answer.ok || sha256(bytes) !== digest) found.push(path)
  }
  return found
}

test(
  'a Hangar killed in a storm of small uploads has all it acknowledged, and no row without bytes',
  { timeout: 120_000 },
  async () => {
    const account = newAccount()
    const acknowledged = new Map<string, string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const hangar = await startChild({ HANGAR_DATA: data }, account)
      const before = acknowledged.size
      for (const [path, digest] of await storm(hangar, round)) acknowledged.set(path, digest)
      expect(acknowledged.size - before).toBeGreaterThan(CLIENTS)
    }
    const hangar = await startChild({ HANGAR_DATA: data }, account)
    const assets = await everyAsset(hangar)
    const there = new Map(assets.map(({ path, sha256: digest }) => [path, digest]))
    const lost = [...acknowledged].filter(([path, digest]) => there.get(path) !== digest)
    expect(lost).toEqual([])
    expect(await broken(hangar, assets)).toEqual([])
    // At most what was on its way when it was killed.
    expect(assets.length - acknowledged.size).toBeLessThanOrEqual(ROUNDS * CLIENTS)
    await hangar.stop()
  },
)
