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
  /** Starts again after `stop`, on the same ports and data. */
  start: () => Promise<void>
  restart: () => Promise<void>
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
  const start = async () => {
    hangar = await startChild({ ...own, ...ports }, account)
  }

  return {
    origin,
    account,
    get signInLink() {
      return hangar.signInUrl
    },
    stop,
    start,
    restart: async () => {
      await stop()
      await start()
    },
    remove: async () => {
      await stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
