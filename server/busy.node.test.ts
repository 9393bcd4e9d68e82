import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildSchema } from '../contract/builds.ts'
import {
  endChildren,
  newAccount,
  startChild,
  type ChildHangar,
} from './testing/child-hangar.node.ts'
import { ask, defaultServiceSid, getAsset } from './testing/child-requests.node.ts'
import { clientUpload, MIB } from './testing/tus-client.node.ts'

// Starts processes, which takes its time where others work too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let data: string
let hangar: ChildHangar
let service: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-busy-'))
  hangar = await startChild({
    HANGAR_DATA: data,
    HANGAR_FUNCTION_CONCURRENCY: '1',
    HANGAR_FUNCTION_TIMEOUT: '90',
  })
  service = await defaultServiceSid(hangar)
})
afterAll(async () => {
  await endChildren()
  await rm(data, { recursive: true, force: true })
})

async function send(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await ask(hangar, `/api/services/${service}${path}`, init)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Deploys a Function that runs for a minute, and so takes the only slot. */
async function deploySlowly(): Promise<void> {
  const content = 'exports.handler = (context, event, done) => setTimeout(done, 60_000)'
  await send('/functions', { path: '/slow', visibility: 'public', content })
  const { sid } = buildSchema.parse(await send('/builds', {}))
  await send('/deployments', { build_sid: sid, keep_assets: true })
}

/** The status for someone with wrong credentials, from the address that the uploads come from. */
async function wrongSignIn(): Promise<number> {
  const headers = { authorization: newAccount().basic }
  return (await fetch(`${hangar.origin}/api/services`, { headers })).status
}

test('no upload is ever told that there are too many: not of sign-ins, not of Functions', async () => {
  await deploySlowly()
  // Most of them are still waiting when the process is ended.
  const slow = async () => (await getAsset(hangar, '/slow').catch(() => null))?.status
  expect(await Promise.race(Array.from({ length: 200 }, slow))).toBe(429)
  await expect.poll(wrongSignIn, { timeout: 10_000 }).toBe(429)

  const uploads = Array.from({ length: 8 }, (_, at) =>
    clientUpload(hangar, randomBytes(3 * MIB), { service, path: `/assets/${at}.bin` }),
  )
  const published = await Promise.all(uploads.map(({ run }) => run()))
  expect(published).toHaveLength(8)
  const put = `/api/services/${service}/files/assets/put.bin`
  expect((await ask(hangar, put, { method: 'PUT', body: randomBytes(MIB) })).status).toBe(201)
  const statuses = uploads.flatMap(({ exchanges }) => exchanges.map(({ status }) => status))
  expect(new Set(statuses)).toEqual(new Set([201, 204]))
  // Both were so all the while.
  expect(await wrongSignIn()).toBe(429)
  expect(await slow()).toBe(429)
})
