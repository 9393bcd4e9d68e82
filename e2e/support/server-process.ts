import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Hangar process with a data folder of its own. */
export interface Server {
  /** The console's origin; the same after a restart. */
  readonly origin: string
  /** The one-time link of the last start. */
  readonly signInLink: string
  readonly account: { sid: string; token: string; basic: string }
  stop: () => Promise<void>
  /** Starts again after `stop`, on the same ports and data. */
  start: () => Promise<void>
  restart: () => Promise<void>
  /** Stops for good and removes the data. */
  remove: () => Promise<void>
}

interface Banner {
  link: URL
  assetsPort: string
}

/** Starts a Hangar on free ports; `settings` are HANGAR_… variables for it. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'hangar-e2e-'))
  const account = newAccount()
  const environment = {
    ...settings,
    HANGAR_HOST: '127.0.0.1',
    HANGAR_DATA: data,
    HANGAR_ACCOUNT_SID: account.sid,
    HANGAR_AUTH_TOKEN: account.token,
  }
  let { child, banner } = await launch({
    ...environment,
    HANGAR_PORT: '0',
    HANGAR_ASSETS_PORT: '0',
  })
  const ports = { HANGAR_PORT: banner.link.port, HANGAR_ASSETS_PORT: banner.assetsPort }

  const start = async () => {
    ;({ child, banner } = await launch({ ...environment, ...ports }))
  }

  return {
    origin: banner.link.origin,
    account,
    get signInLink() {
      return banner.link.href
    },
    stop: () => stop(child),
    start,
    restart: async () => {
      await stop(child)
      await start()
    },
    remove: async () => {
      await stop(child)
      await rm(data, { recursive: true, force: true })
    },
  }
}

function newAccount() {
  const sid = `AC${randomBytes(16).toString('hex')}`
  const token = randomBytes(16).toString('hex')
  return { sid, token, basic: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` }
}

/** Resolves when the banner has named both origins; rejects with what the process said. */
async function launch(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['server/main.node.ts'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const banner = await new Promise<Banner>((resolve, reject) => {
    let said = ''
    const hear = (part: Buffer) => {
      said += part.toString()
      const found = readBanner(said)
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`Hangar ended with ${code}:\n${said}`)))
  })
  return { child, banner }
}

function readBanner(said: string): Banner | null {
  const link = /http:\S+\/sign-in#token=\S+/.exec(said)?.[0]
  const assetsPort = /http:\/\/\S+\.localhost:(\d+)/.exec(said)?.[1]
  return link && assetsPort ? { link: new URL(link), assetsPort } : null
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
