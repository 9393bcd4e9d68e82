import { lookup } from 'node:dns'
import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { errorCode } from '../node-home/error-code.ts'
import type { AllowedPlaces } from './allowed-places.node.ts'
import { isRedirect, notAFile, tooManyRedirects } from './answer-problems.ts'
import { AddressGuard, guardedLookup, type Resolve } from './guarded-lookup.node.ts'
import { networkProblem } from './network-problems.ts'
import { RemoteTooSlow, type RemoteFile, type RemoteFiles } from './port.ts'
import { remoteBody } from './remote-body.node.ts'
import { remoteName } from './remote-name.ts'
import { followRedirect, MOST_REDIRECTS, parseUrl } from './url-rules.ts'

export interface NodeFilesOptions {
  /** Places that are not public and may be asked all the same. */
  allowed: AllowedPlaces
  /** Of Hangar, for the header User-Agent. */
  version: string
  /** How long connecting may take, with the look-up and TLS, in ms. */
  connect?: number
  /** How long a site may send nothing while an answer or its bytes are waited for, in ms. */
  idle?: number
  /** For tests that need other name servers. */
  resolve?: Resolve
}

const CONNECT = 10_000
const IDLE = 30_000

/**
 * Fetches by http and https, from the public internet and what is allowed beside it. Each URL is
 * asked over a connection of its own, to an address that was checked, without cookies,
 * credentials or a proxy.
 */
export function createNodeFiles({
  allowed,
  version,
  connect = CONNECT,
  idle = IDLE,
  resolve = (hostname, tell) => lookup(hostname, { all: true }, tell),
}: NodeFilesOptions): RemoteFiles {
  const guard = new AddressGuard(allowed)
  const options = {
    // Nothing is kept: no connection, and nothing that one request could leave for another.
    agent: false,
    lookup: guardedLookup(resolve, guard),
    rejectUnauthorized: true,
    headers: {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': `Hangar/${version}`,
    },
  }
  const check = (url: URL) => {
    guard.checkHost(url)
    return url
  }
  const ask = async (url: URL, signal: AbortSignal): Promise<IncomingMessage> => {
    const request = (url.protocol === 'https:' ? https : http).get(url, { ...options, signal })
    try {
      return await answerOf(request, url.host, { connect, idle })
    } catch (error) {
      request.destroy()
      signal.throwIfAborted()
      throw networkProblem(url.host, error, errorCode(error))
    }
  }
  return {
    check: (text) => check(parseUrl(text)),
    async open(start, signal) {
      let url = check(start)
      for (let left = MOST_REDIRECTS; ; left -= 1) {
        const answer = await ask(url, signal)
        const { location } = answer.headers
        if (!isRedirect(answer.statusCode ?? 0) || location === undefined) {
          return fileOf(url, answer, idle, signal)
        }
        answer.destroy()
        if (left === 0) throw tooManyRedirects(url.host, MOST_REDIRECTS)
        url = check(followRedirect(url, location))
      }
    },
  }
}

function fileOf(
  url: URL,
  answer: IncomingMessage,
  idle: number,
  signal: AbortSignal,
): RemoteFile {
  const { statusCode = 0, headers } = answer
  try {
    if (statusCode !== 200) throw notAFile(url.host, statusCode)
    return {
      ...remoteBody(answer, { host: url.host, idle, signal }),
      contentType: headers['content-type'] ?? null,
      name: remoteName(url, headers['content-disposition'] ?? null),
    }
  } catch (error) {
    answer.destroy()
    throw error
  }
}

/** Waits for the head of the answer, and no longer than the limits (ms) let it. */
async function answerOf(
  request: ClientRequest,
  host: string,
  limits: { connect: number; idle: number },
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const giveUp = (ms: number) =>
    setTimeout(() => {
      reject(
        new RemoteTooSlow(
          `${host} has not answered for ${ms / 1000} seconds. Try again later.`,
        ),
      )
    }, ms)
  let timer = giveUp(limits.connect)
  request.once('finish', () => {
    clearTimeout(timer)
    timer = giveUp(limits.idle)
  })
  request.once('response', resolve)
  // More than once: a request that is ended while it fails would else throw into the process.
  request.on('error', reject)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}
