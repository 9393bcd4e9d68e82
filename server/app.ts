import type { Catalog } from './catalog/port.ts'
import type { Blobs } from './blobs/port.ts'
import type { Authenticator } from './auth/authenticator.ts'
import type { AssetsUrls } from './rules/domains.ts'
import type { DependencyInstaller } from './builds/installer.ts'
import type { Fetches } from './fetching/fetches.ts'
import type { RemoteFiles } from './fetching/port.ts'
import type { FunctionHost } from './functions/port.ts'
import type { Logs } from './logs/port.ts'
import type { MultipartReader } from './multipart/port.ts'
import { createApi } from './routes/api.ts'
import type { UploadLocks } from './uploads/upload-locks.ts'

/** All that the backend is made of; each home brings its own. */
export interface AppDeps {
  catalog: Catalog
  blobs: Blobs
  auth: Authenticator
  assetsUrls: AssetsUrls
  logs: Logs
  /** Runs Functions; null where they are only kept and edited, as in the mock. */
  functions: FunctionHost | null
  installer: DependencyInstaller
  remoteFiles: RemoteFiles
  /** Those under way, which the home ends. */
  fetches: Fetches
  readMultipart: MultipartReader
  /** The time in ms since 1970. */
  clock: () => number
  accountSid: string
  maxAssetBytes: number
  /** Who has which upload to itself; given by a home where others than the routes must know. */
  uploadLocks?: UploadLocks
  /** The bytes a request brings, in the home's shortest way; without it, the request's own body. */
  bodyOf?: (request: Request) => ReadableStream<Uint8Array> | null
  /** All of a small body, of so many bytes as it announces; without it, the request's own. */
  wholeBodyOf?: (request: Request, size: number) => Promise<Uint8Array>
  version: string
  /** Hears of every error that became an answer of status 500, and of the SID it was told under. */
  onError: (error: unknown, request: Request, requestSid?: string) => void
}

/** The REST backend, on web standards only, so that it runs in Node and in a browser. */
export function createApp(deps: AppDeps) {
  return createApi(deps)
}

/** What `hc` in the console derives its types from. */
export type Api = ReturnType<typeof createApp>
