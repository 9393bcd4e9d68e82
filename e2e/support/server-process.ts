import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  newAccount,
  startChild,
  type ChildAccount,
} from '../../server/testing/child-hangar.node.ts'

/** A Hangar process with a data folder of its own. */
export interface Server {
  /** The console's origin; the same after a restart. */
  readonly origin: string
  /** The one-time link of the last start. */
  readonly signInLink: string
  readonly account: ChildAccount
  stop: () => Promise<void>
  /** Ends it as a crash does: at once, in the middle of whatever it does. */
  kill: () => Promise<void>
  /** Starts again on the same ports and data; `changed` HANGAR_… variables count until the next. */
  start: (changed?: Record<string, string>) => Promise<void>
  restart: (changed?: Record<string, string>) => Promise<void>
  /** Stops for good and removes the data. */
  remove: () => Promise<void>
}

/** Starts a Hangar on free ports; `settings` are HANGAR_… variables for it. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'hangar-e2e-'))
  const account = newAccount()
  const own = { ...settings, HANGAR_HOST: '127.0.0.1', HANGAR_DATA: data }
  let hangar = await startChild(own, account)
  const { origin } = hangar
  const ports = {
    HANGAR_PORT: new URL(origin).port,
    HANGAR_ASSETS_PORT: new URL(hangar.assetsUrl).port,
  }
  const stop = async () => void (await hangar.stop())
  const start = async (changed: Record<string, string> = {}) => {
    hangar = await startChild({ ...own, ...ports, ...changed }, account)
  }

  return {
    origin,
    account,
    get signInLink() {
      return hangar.signInUrl
    },
    stop,
    kill: async () => void (await hangar.stop('SIGKILL')),
    start,
    restart: async (changed) => {
      await stop()
      await start(changed)
    },
    remove: async () => {
      await stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
