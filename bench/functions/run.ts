import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createAssetsServer } from '../../server/delivery/listener.node.ts'
import { loadLiveSets } from '../../server/delivery/live-sets.ts'
import { TestFunctions } from '../../server/testing/test-functions.node.ts'

/** node bench/functions/run.ts: how long Functions take to start and to answer. Needs wrk. */

const HOST = { concurrency: 8, timeout: 10_000 }
const ROUNDS = 7

const FUNCTIONS = {
  text: `exports.handler = (context, event, callback) => callback(null, 'Hello World!')`,
  TwiML: `exports.handler = (context, event, callback) => {
    const twiml = new Twilio.twiml.VoiceResponse()
    twiml.say('Hello World!')
    callback(null, twiml)
  }`,
  client: `exports.handler = (context, event, callback) =>
    callback(null, typeof context.getTwilioClient().messages.create)`,
}

const functions = await TestFunctions.open(HOST)
for (const [name, source] of Object.entries(FUNCTIONS)) {
  const times = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await firstRequest(source))
  console.log(`${name}: first request ${ms(median(times))} (median of ${ROUNDS})`)
}

await functions.deploy('/hello', FUNCTIONS.text)
const live = await loadLiveSets(functions.catalog)
const server = createAssetsServer({
  live,
  blobs: functions.blobs,
  functions: functions.host,
  isSigned: () => false,
  assetsUrl: () => 'http://{domain}.localhost',
  onError: console.error,
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}/hello`
for (const connections of [1, 8, 32]) console.log(await load(connections))
process.exit()

/** Of a host that has nothing running: reading the catalog, writing files, starting, loading. */
async function firstRequest(source: string): Promise<number> {
  await functions.host.close()
  await functions.start(HOST)
  const sid = await functions.deploy('/first', source)
  const began = performance.now()
  const { status } = await functions.ask(sid)
  if (status !== 200) throw new Error(`the Function answered ${status}`)
  return performance.now() - began
}

async function load(connections: number): Promise<string> {
  const args = ['-t1', `-c${connections}`, '-d5s', '--latency', url]
  const { stdout } = await promisify(execFile)('wrk', args)
  const [, half, most] = /50%\s+(\S+)[^]*99%\s+(\S+)/.exec(stdout) ?? []
  const rate = /Requests\/sec:\s*(\S+)/.exec(stdout)?.[1]
  const refused = /Non-2xx.*/.exec(stdout)?.[0] ?? ''
  return `warm, ${connections} at once: ${rate} requests/s, median ${half}, 99 % ${most} ${refused}`
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
