import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { failUnfinished } from './builds/fail-unfinished.ts'
import type { Config } from './config.node.ts'
import { loadLiveSets } from './delivery/live-sets.ts'
import { Fetches } from './fetching/fetches.ts'
import { createClosing, type Closing } from './node-home/closing.ts'
import { defaultSite } from './node-home/default-site.ts'
import { openFunctionParts } from './node-home/function-parts.node.ts'
import { drain, listen } from './node-home/listening.node.ts'
import type { Logger } from './node-home/log.node.ts'
import {
  openAssetsServer,
  openConsoleServer,
  VERSION,
  type OriginParts,
} from './node-home/origin-servers.node.ts'
import { assetsWarnings, localOrigin } from './node-home/origins.ts'
import { environmentHosts } from './rules/domains.ts'
import { openStores } from './node-home/stores.node.ts'
import { describeSwept, startSweeper } from './sweeper.ts'
import { UploadLocks } from './uploads/upload-locks.ts'

/** A Hangar that answers, and what the person who started it should know. */
export interface Hangar {
  version: string
  /** Origin of console and API. */
  consoleUrl: string
  /** The one-time link into the console. */
  signInUrl: string
  /** Where the default Service's assets are. */
  assetsUrl: string
  dataFolder: string
  accountSid: string
  /** Where the auth token is: a file, or a variable. */
  authTokenPlace: string
  warnings: string[]
  /** Lets requests under way end (ten seconds at most), then closes everything. */
  close(): Promise<void>
}

export interface HomeDeps {
  log: Logger
  /** Absolute path of the built console. */
  dist?: string
}

const DRAIN_LIMIT = 10_000
const DIST = fileURLToPath(new URL('../dist', import.meta.url))

/** Opens the stores, starts both listeners and the sweeper. Throws StartProblem. */
export async function openHangar(config: Config, deps: HomeDeps): Promise<Hangar> {
  const { log, dist = DIST } = deps
  const closing = createClosing()
  const clock = Date.now
  try {
    const stores = await openStores(config, closing)
    const fetches = new Fetches({ timeout: config.fetchTimeout })
    closing.add(() => fetches.close())
    const own = { config, stores, log, dist, clock, uploadLocks: new UploadLocks(), fetches }
    await failUnfinished({ catalog: stores.catalog, clock })
    // Known once the assets origin listens, where the system chooses the port.
    const place = { assetsUrl: config.assetsUrl ?? '' }
    const assetsUrl = () => place.assetsUrl
    const parts = { ...own, ...(await openFunctionParts(own, assetsUrl, closing)), assetsUrl }
    const origins = await openOrigins(parts, place, closing)
    closing.add(startSweeping(parts))
    return {
      version: VERSION,
      ...origins,
      dataFolder: stores.folder.path,
      accountSid: stores.keys.accountSid,
      authTokenPlace: config.authToken ? 'HANGAR_AUTH_TOKEN' : stores.folder.credentialsFile,
      warnings: [...config.warnings, ...stores.warnings, ...assetsWarnings(config)],
      close: () => closing.run(),
    }
  } catch (error) {
    await closing.run()
    throw error
  }
}

/** Starts the sweeper; gives the way to stop it. */
function startSweeping({ stores, log, clock, installer, uploadLocks: locks }: OriginParts) {
  return startSweeper({
    ...stores,
    installer,
    clock,
    locks,
    onError: (err) => log.error({ err }, 'sweep'),
    onSwept: (swept) => {
      const told = describeSwept(swept)
      if (told) log.warn({ swept }, told)
    },
  }).stop
}

async function openOrigins(parts: OriginParts, place: { assetsUrl: string }, closing: Closing) {
  const { config, stores, clock } = parts
  const { host } = config
  const { accountSid } = stores.keys
  const site = await defaultSite({ catalog: stores.catalog, clock, accountSid })
  const live = await loadLiveSets(
    stores.catalog,
    environmentHosts(place.assetsUrl || 'http://{domain}.localhost'),
  )
  closing.add(() => live.close())
  const servers: Server[] = []
  closing.add(() => Promise.all(servers.map((server) => drain(server, DRAIN_LIMIT))))
  const open = (
    server: Server,
    port: number,
    setting: 'HANGAR_PORT' | 'HANGAR_ASSETS_PORT',
  ) => {
    servers.push(server)
    return listen(server, { host, port, setting })
  }

  const assetsServer = openAssetsServer(parts, live)
  const assetsPort = await open(assetsServer, config.assetsPort, 'HANGAR_ASSETS_PORT')
  place.assetsUrl ||= `http://{domain}.localhost:${assetsPort}`
  const { server, signInToken } = openConsoleServer(parts)
  const consoleUrl = localOrigin(host, await open(server, config.port, 'HANGAR_PORT'))
  return {
    consoleUrl,
    signInUrl: `${consoleUrl}/sign-in#token=${signInToken}`,
    assetsUrl: place.assetsUrl.replace('{domain}', site.domain),
  }
}
