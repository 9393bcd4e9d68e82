import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { buildSchema } from '../contract/builds.ts'
import { deployedSchema } from '../contract/deployments.ts'
import { logPageSchema } from '../contract/logs.ts'
import { endChildren, startChild, type ChildHangar } from './testing/child-hangar.node.ts'
import { ask, defaultServiceSid, getAsset, publish } from './testing/child-requests.node.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let data: string
let hangar: ChildHangar
const start = async (settings: Record<string, string> = {}) => {
  hangar = await startChild({ HANGAR_DATA: data, ...settings })
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hangar-run-'))
  await start({ HANGAR_FUNCTION_TIMEOUT: '2' })
})
afterEach(async () => {
  await hangar.stop()
  await rm(data, { recursive: true, force: true })
})
afterAll(endChildren)

async function send(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const answer = await ask(hangar, path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Saves Functions by path, builds and deploys them, as the console does. */
async function deploy(sources: Record<string, string>): Promise<void> {
  const service = `/api/services/${await defaultServiceSid(hangar)}`
  for (const [path, content] of Object.entries(sources)) {
    await send(`${service}/functions`, { path, visibility: 'public', content })
  }
  const build = buildSchema.parse(await send(`${service}/builds`, {}))
  expect(build.status).toBe('completed')
  const deployment = { build_sid: build.sid, keep_assets: true }
  deployedSchema.parse(await send(`${service}/deployments`, deployment))
}

const textOf = async (path: string) => (await getAsset(hangar, path)).bytes.toString()
const pidOf = async () => Number(await textOf('/pid'))

/** A process that has ended, and that nobody has asked about yet, has no command line. */
const isAlive = async (pid: number) =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== ''

test('a Function that is deployed runs at once, serves a private asset, and writes its log', async () => {
  const picture = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 251)
  const service = await defaultServiceSid(hangar)
  await publish(hangar, service, '/assets/star_destroyer.jpg', picture, 'private')
  await deploy({
    '/ship': `exports.handler = (context, event, callback) => {
      console.log('shown at', context.DOMAIN_NAME)
      const { path } = Runtime.getAssets()['/assets/star_destroyer.jpg']
      const response = new Twilio.Response().appendHeader('Content-Type', 'image/jpeg')
      callback(null, response.setBody(require('fs').readFileSync(path)))
    }`,
  })
  const answer = await getAsset(hangar, '/ship')
  expect(answer.headers['content-type']).toBe('image/jpeg')
  expect(answer.bytes.equals(picture)).toBe(true)
  expect((await getAsset(hangar, '/assets/star_destroyer.jpg')).status).toBe(404)

  const lines = async () =>
    logPageSchema.parse(await (await ask(hangar, `/api/services/${service}/logs`)).json()).logs
  await expect.poll(lines).toHaveLength(1)
  expect((await lines())[0]).toMatchObject({
    level: 'info',
    message: `shown at ${new URL(hangar.assetsUrl).host}`,
    request_sid: answer.headers['twilio-request-id'],
    deployment_sid: expect.stringMatching(/^ZD/),
    build_sid: expect.stringMatching(/^ZB/),
  })
})

test('a Function cannot reach what Hangar keeps, and cannot end or debug Hangar', async () => {
  await deploy({
    '/attack': `exports.handler = (context, event, callback) => {
      const attempts = {
        credentials: () => require('fs').readFileSync(${JSON.stringify(join(data, 'credentials.json'))}),
        catalog: () => require('fs').readFileSync(${JSON.stringify(join(data, 'catalog.db'))}),
        sqlite: () => require('node:sqlite'),
        kill: () => process.kill(process.ppid, 'SIGKILL'),
        debug: () => process._debugProcess(process.ppid),
        spawn: () => require('child_process').spawnSync('kill', ['-9', String(process.ppid)]).pid,
      }
      const done = Object.entries(attempts).filter(([, act]) => {
        try { return act() !== undefined } catch { return false }
      })
      callback(null, { done: done.map(([name]) => name), secret: process.env.HANGAR_AUTH_TOKEN ?? null })
    }`,
  })
  expect(JSON.parse(await textOf('/attack'))).toEqual({ done: [], secret: null })
  hangar.process.kill('SIGUSR1')
  await sleep(200)
  expect(await textOf('/attack')).toContain('"done":[]')
  expect(hangar.said.stderr).toBe('')
})

test('closing ends the workers; what was deployed runs after a restart', async () => {
  await deploy({ '/pid': 'exports.handler = (c, e, callback) => callback(null, process.pid)' })
  const pid = await pidOf()
  expect(await isAlive(pid)).toBe(true)
  expect(await hangar.stop()).toMatchObject({ code: 0, stderr: '' })
  expect(await isAlive(pid)).toBe(false)
  expect(await readdir(join(data, 'functions', 'generations'))).toEqual([])
  await start()
  expect(await pidOf()).not.toBe(pid)
})

test('no worker outlives a Hangar that is killed, nor the next start', async () => {
  await deploy({
    '/pid': `exports.handler = (c, e, callback) => setTimeout(callback, 500, null, process.pid)`,
    '/loop': `exports.handler = () => { console.log(process.pid); for (;;); }`,
  })
  const service = await defaultServiceSid(hangar)
  const [idle] = await Promise.all([pidOf(), pidOf()])
  const looping = getAsset(hangar, '/loop').catch(() => null)
  const lines = async () =>
    logPageSchema.parse(await (await ask(hangar, `/api/services/${service}/logs`)).json()).logs
  await expect.poll(lines).toHaveLength(1)
  const loop = Number((await lines())[0]?.message)
  await hangar.stop('SIGKILL')
  await looping
  expect(await isAlive(loop)).toBe(true)
  await start()
  await expect.poll(() => isAlive(loop)).toBe(false)
  await expect.poll(() => isAlive(idle)).toBe(false)
  expect(await pidOf()).toBeGreaterThan(0)
})
