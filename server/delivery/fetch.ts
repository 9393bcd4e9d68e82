import type { Blobs } from '../blobs/port.ts'
import { blobStream } from '../blobs/stream.ts'
import { FUNCTION_NOT_RUN, UNREADABLE, type Answer } from './answers.ts'
import { decide } from './decision.ts'
import type { LiveSets } from './live-sets.ts'
import { findEntry, type Entries } from './lookup.ts'

export interface DeliveryDeps {
  live: LiveSets
  blobs: Blobs
  /** Where the domain stands: in the Host, or as the first segment of the path. */
  domainIn: 'host' | 'path'
  onError: (error: unknown, request: Request) => void
}

/**
 * Answers a request to the assets origin by web standards alone; the mock in the browser does
 * so, under the console's own origin with the domain as the path's first segment. It checks no
 * signatures, so what is protected answers 403 to all, and it runs no Functions.
 */
export async function deliver(request: Request, deps: DeliveryDeps): Promise<Response> {
  const { entries, target } = locate(request, deps)
  const entry = entries && findEntry(entries, target)
  const answer =
    entry?.kind === 'function'
      ? FUNCTION_NOT_RUN
      : decide(entry, request.method, Object.fromEntries(request.headers), false)
  try {
    return await respond(answer, deps.blobs)
  } catch (error) {
    deps.onError(error, request)
    return respond(
      request.method === 'HEAD' ? { ...UNREADABLE, text: '' } : UNREADABLE,
      deps.blobs,
    )
  }
}

function locate(
  request: Request,
  { live, domainIn }: DeliveryDeps,
): { entries: Entries | undefined; target: string } {
  const { host, pathname } = new URL(request.url)
  if (domainIn === 'host') return { entries: live.ofHost(host)?.entries, target: pathname }
  const [, domain = '', ...rest] = pathname.split('/')
  return { entries: live.ofDomain(domain)?.entries, target: `/${rest.join('/')}` }
}

/** The Response of an answer, its bytes streamed from the blob. Rejects when that is missing. */
export async function respond(answer: Answer, blobs: Blobs): Promise<Response> {
  const headers = new Headers()
  for (let at = 0; at < answer.headers.length; at += 2) {
    headers.set(answer.headers[at] ?? '', answer.headers[at + 1] ?? '')
  }
  return new Response(await bodyOf(answer, blobs), { status: answer.status, headers })
}

async function bodyOf({ entry, start, end, text }: Answer, blobs: Blobs) {
  if (!entry) return text === '' ? null : text
  const blob = await blobs.open(entry.digest)
  if (!blob) throw new Error(`the blob ${entry.digest} is missing`)
  return blobStream(blob, start, end)
}
