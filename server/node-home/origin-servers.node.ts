import type { Server } from 'node:http'
import { createApp } from '../app.ts'
import { createAccountAuthenticator } from '../auth/account-authenticator.ts'
import { createSignatureCheck } from '../auth/signature.node.ts'
import type { DependencyInstaller } from '../builds/installer.ts'
import type { Config } from '../config.node.ts'
import { createConsole } from '../console.node.ts'
import { createAssetsServer } from '../delivery/listener.node.ts'
import type { LiveSets } from '../delivery/live-sets.ts'
import type { Fetches } from '../fetching/fetches.ts'
import { createNodeFiles } from '../fetching/node-files.node.ts'
import type { FunctionHost } from '../functions/port.ts'
import { readWithBusboy } from '../multipart/busboy.node.ts'
import type { UploadLocks } from '../uploads/upload-locks.ts'
import { assetsUrlsFrom } from '../rules/domains.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { createApiServer, RequestAddresses } from './api-server.node.ts'
import { describeRequest, type Logger } from './log.node.ts'
import { RequestBodies } from './request-bodies.node.ts'
import type { Stores } from './stores.node.ts'

/** What both origins are made of. */
export interface OriginParts {
  config: Config
  stores: Stores
  log: Logger
  /** Absolute path of the built console. */
  dist: string
  /** The time in milliseconds. */
  clock: () => number
  /** Of the routes; the sweeper leaves alone what they hold. */
  uploadLocks: UploadLocks
  fetches: Fetches
  functions: FunctionHost
  installer: DependencyInstaller
  /** The public form of the assets origin, once it listens; may hold `{domain}`. */
  assetsUrl: () => string
}

export const VERSION: string = packageJson.version

/** The server of the assets origin, not yet listening. */
export function openAssetsServer(
  { stores, log, functions, assetsUrl }: OriginParts,
  live: LiveSets,
): Server {
  return createAssetsServer({
    live,
    blobs: stores.blobs,
    functions,
    isSigned: createSignatureCheck(stores.keys.authToken),
    assetsUrl,
    // A query may hold what is nobody's business; the path is enough to find the asset.
    onError: (err, request) => log.error({ err, request: request.split('?')[0] }, 'assets'),
  })
}

/** The server of console and API, not yet listening, and the token of its sign-in link. */
export function openConsoleServer(parts: OriginParts): {
  server: Server
  signInToken: string
} {
  const { config, stores, log, dist, clock, uploadLocks, fetches, functions, installer } = parts
  const assetsUrl = parts.assetsUrl()
  const addresses = new RequestAddresses()
  const bodies = new RequestBodies()
  const auth = createAccountAuthenticator({
    keys: stores.keys,
    catalog: stores.catalog,
    clock,
    addressOf: (request) => addresses.of(request),
  })
  const app = createApp({
    ...stores,
    auth,
    clock,
    assetsUrls: assetsUrlsFrom(assetsUrl),
    accountSid: stores.keys.accountSid,
    maxAssetBytes: config.maxAssetBytes,
    uploadLocks,
    bodyOf: (request) => bodies.of(request),
    wholeBodyOf: (request, size) => bodies.wholeOf(request, size),
    functions,
    installer,
    remoteFiles: createNodeFiles({ allowed: config.fetchAllowed, version: VERSION }),
    fetches,
    readMultipart: readWithBusboy,
    version: VERSION,
    onError: (err, request, requestSid) =>
      log.error({ err, request: describeRequest(request), requestSid }, 'API'),
  })
  const pages = createConsole({ dist, assetsUrl, api: (request) => app.fetch(request) })
  const server = createApiServer((request) => pages.fetch(request), addresses, bodies)
  return { server, signInToken: auth.signInToken }
}
