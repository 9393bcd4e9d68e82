import { notAFile } from './answer-problems.ts'
import { RemoteFailed, type RemoteFile, type RemoteFiles } from './port.ts'
import { remoteName } from './remote-name.ts'
import { parseUrl } from './url-rules.ts'

type PageFetch = (url: URL, init: RequestInit) => Promise<Response>

/**
 * Fetches as the page may: from its own origin, and from sites that let every page read them
 * (CORS). The browser follows redirects and keeps the page from reading anything else, so there
 * are no addresses to check.
 */
export function createPageFiles(fetch: PageFetch): RemoteFiles {
  return {
    check: parseUrl,
    async open(url, signal) {
      const answer = await ask(fetch, url, signal)
      if (answer.status !== 200) {
        await answer.body?.cancel()
        throw notAFile(url.host, answer.status)
      }
      return fileOf(url, answer, signal)
    },
  }
}

async function ask(fetch: PageFetch, url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      signal,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  } catch (cause) {
    signal.throwIfAborted()
    const message = `The browser got nothing from ${url.host}: it does not answer, or it lets no other site’s page read the file (CORS). A Hangar server can fetch it; here, download it yourself and upload it.`
    throw new RemoteFailed(message, { cause })
  }
}

function fileOf(url: URL, answer: Response, signal: AbortSignal): RemoteFile {
  const { headers } = answer
  // What came compressed has another length, and of another origin's answer that is not told.
  const isPlain = answer.type !== 'cors' && !headers.has('content-encoding')
  const length = isPlain ? headers.get('content-length') : null
  return {
    size: length === null ? null : Number(length),
    contentType: headers.get('content-type'),
    name: remoteName(
      answer.url === '' ? url : new URL(answer.url),
      headers.get('content-disposition'),
    ),
    body: named(answer.body ?? new Blob([]).stream(), url, signal),
  }
}

/** The bytes, whose breaking is told in the port's words. */
function named(
  bytes: ReadableStream<Uint8Array>,
  { host }: URL,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const reader = bytes.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await reader.read().catch((cause: unknown) => {
          signal.throwIfAborted()
          const message = `The connection to ${host} broke before the end of the file; nothing was published. Try again.`
          throw new RemoteFailed(message, { cause })
        })
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
