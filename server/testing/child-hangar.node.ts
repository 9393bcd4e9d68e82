import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'

/** For tests: a Hangar in a process of its own, as `npm start` starts it. */
export interface ChildHangar {
  readonly process: ChildProcess
  readonly account: ChildAccount
  /** Origin of console and API. */
  readonly origin: string
  readonly signInUrl: string
  /** Of the default Service; its name resolves in browsers only, see `getAsset`. */
  readonly assetsUrl: string
  /** All it said so far. */
  readonly said: { stdout: string; stderr: string }
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Exit>
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** Credentials that are given to a Hangar, so that tests know them. */
export interface ChildAccount {
  sid: string
  token: string
  /** The Authorization header. */
  basic: string
}

/** As in package.json. */
const FLAGS = ['--disable-sigusr1', '--max-semi-space-size=16']
const MAIN = fileURLToPath(new URL('../main.node.ts', import.meta.url))

export function newAccount(): ChildAccount {
  const sid = `AC${randomBytes(16).toString('hex')}`
  const token = randomBytes(16).toString('hex')
  return { sid, token, basic: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` }
}

/** Runs Hangar with HANGAR_* `settings` until it is ready. Throws what it said if it ends. */
export async function startChild(
  settings: Record<string, string>,
  account: ChildAccount = newAccount(),
): Promise<ChildHangar> {
  const own = { HANGAR_ACCOUNT_SID: account.sid, HANGAR_AUTH_TOKEN: account.token }
  const child = run({ HANGAR_PORT: '0', HANGAR_ASSETS_PORT: '0', ...own, ...settings })
  const ready = await Promise.race([child.ready, child.ended])
  if ('code' in ready) throw new Error(`Hangar ended with ${ready.code}: ${ready.stderr}`)
  return {
    process: child.process,
    account,
    ...ready,
    said: child.said,
    stop(signal = 'SIGTERM') {
      child.process.kill(signal)
      return child.ended
    },
  }
}

/** Runs Hangar in the hope that it refuses to start, and gives how it ended. */
export async function startInVain(settings: Record<string, string>): Promise<Exit> {
  const child = run({ HANGAR_PORT: '0', HANGAR_ASSETS_PORT: '0', ...settings })
  const outcome = await Promise.race([child.ready, child.ended])
  if ('code' in outcome) return outcome
  child.process.kill('SIGKILL')
  throw new Error('Hangar started')
}

/** Kills what still runs; for afterAll, since a failed test leaves its process behind. */
export async function endChildren(): Promise<void> {
  await Promise.all(
    [...running].map(async ({ process, ended }) => {
      process.kill('SIGKILL')
      await ended
    }),
  )
}

const running = new Set<{ process: ChildProcess; ended: Promise<Exit> }>()

function run(settings: Record<string, string>) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HANGAR_'))
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const ready = Promise.withResolvers<ReturnType<typeof readBanner> & object>()
  const ended = Promise.withResolvers<Exit>()
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said.stdout += part
    const banner = readBanner(said.stdout)
    if (banner) ready.resolve(banner)
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => void (said.stderr += part))
  child.once('close', (code, signal) => ended.resolve({ code, signal, ...said }))
  const entry = { process: child, ended: ended.promise }
  running.add(entry)
  child.once('close', () => running.delete(entry))
  return { ...entry, said, ready: ready.promise }
}

function readBanner(stdout: string) {
  const signInUrl = /^ {2}Console {2}(\S+)$/m.exec(stdout)?.[1]
  const assetsUrl = /^ {2}Assets {3}(\S+)$/m.exec(stdout)?.[1]
  if (!signInUrl || !assetsUrl) return null
  return { origin: new URL(signInUrl).origin, signInUrl, assetsUrl }
}
