import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { SignatureCheck } from '../auth/signature.node.ts'
import type { Blobs } from '../blobs/port.ts'
import type { FunctionHost } from '../functions/port.ts'
import { UNREADABLE, type Answer } from './answers.ts'
import { decide } from './decision.ts'
import { createByteSender } from './byte-sender.node.ts'
import { createFunctionGate } from './function-gate.node.ts'
import type { LiveSets, LiveSite } from './live-sets.ts'
import { findEntry, hostAndPath } from './lookup.ts'
import { signedUrls } from './signed-urls.ts'

export interface AssetsServerDeps {
  live: LiveSets
  blobs: Blobs
  /** Runs Functions; null where they are not. */
  functions: FunctionHost | null
  /** Checks the signature of requests for what is protected. */
  isSigned: SignatureCheck
  /** The public form of this origin, which clients sign; may hold `{domain}`. */
  assetsUrl: () => string
  /** Memory for the bodies of small files, in bytes; 256 MiB unless told. */
  cacheBytes?: number
  /** Hears of blobs that are missing or cannot be read; `request` is method and target. */
  onError: (error: unknown, request: string) => void
}

const SERVER_OPTIONS = {
  // GET has no body: spares making a stream for it (measured: 9 % more requests).
  optimizeEmptyRequests: true,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  // Longer than the 60 s for which common proxies keep their side, who else would race us.
  keepAliveTimeout: 65_000,
}
/** How long a client may take nothing at all before it is cut off. */
const STALLED = 120_000
const NO_BYTES = new Uint8Array(0)

/**
 * The assets origin: a bare node:http server, not yet listening. It answers from the live sets
 * in memory, with bytes from memory (small files) or through pooled reads (large ones).
 */
export function createAssetsServer(deps: AssetsServerDeps): Server {
  const closing = (error: unknown) => deps.onError(error, 'closing a blob')
  const sender = createByteSender(deps.blobs, closing, deps.cacheBytes)
  const runFunction = createFunctionGate(deps)
  const server = createServer(SERVER_OPTIONS, (req, res) => {
    try {
      answer(req, res)
    } catch (error) {
      fail(req, res, error)
    }
  })
  server.setTimeout(STALLED)
  server.on('close', () => sender.close())

  const fail = (req: IncomingMessage, res: ServerResponse, error: unknown) => {
    deps.onError(error, `${req.method} ${req.url}`)
    if (res.headersSent) res.destroy()
    else writePlain(res, UNREADABLE)
  }
  const answer = (req: IncomingMessage, res: ServerResponse) => {
    const { host, path } = hostAndPath(req.url ?? '/', req.headers.host)
    const site = deps.live.ofHost(host)
    const entry = site && findEntry(site.entries, path)
    if (entry?.kind === 'function') {
      const urls = () => urlsOf(site, host, path)
      return void runFunction(req, res, { entry, target: path, urls })
    }
    const signed = entry?.isProtected === true && isSignedAsset(req, urlsOf(site, host, path))
    send(req, res, decide(entry, req.method, req.headers, signed))
  }
  const urlsOf = (site: LiveSite | undefined, host: string | undefined, path: string) =>
    site ? signedUrls(deps.assetsUrl(), site, host, path) : []
  const isSignedAsset = (req: IncomingMessage, urls: string[]) => {
    const signature = req.headers['x-twilio-signature']?.toString()
    return deps.isSigned({ urls, signature, contentType: '', body: NO_BYTES })
  }
  const send = (req: IncomingMessage, res: ServerResponse, decided: Answer) => {
    if (!decided.entry) return writePlain(res, decided)
    const sending = sender.send(res, decided, decided.entry)
    sending?.catch((error: unknown) => fail(req, res, error))
  }
  return server
}

function writePlain(res: ServerResponse, { status, headers, text }: Answer): void {
  // A method we refuse may bring a body; nobody will read it, so the connection ends.
  if (status === 405 || res.req.method === 'POST') res.shouldKeepAlive = false
  res.writeHead(status, headers)
  if (text === '') res.end()
  else res.end(text)
}
