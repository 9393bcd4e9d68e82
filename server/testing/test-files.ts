import { notAFile } from '../fetching/answer-problems.ts'
import type { RemoteFile, RemoteFiles } from '../fetching/port.ts'
import { parseUrl } from '../fetching/url-rules.ts'

/** Sites for tests: what each URL holds, and bytes that come when the test says so. */
export function testFiles() {
  const files = new Map<string, RemoteFile>()
  const opened: string[] = []
  const remoteFiles: RemoteFiles = {
    check: parseUrl,
    async open(url, signal) {
      opened.push(url.href)
      const file = files.get(url.href)
      if (!file) throw notAFile(url.host, 404)
      return { ...file, body: endedBy(file.body, signal) }
    },
  }
  const put = (url: string, text: string, told: Partial<RemoteFile> = {}) =>
    void files.set(url, { ...NOTHING_TOLD, body: new Blob([text]).stream(), ...told })

  /** A file whose bytes come one write after another. */
  const putSlow = (url: string, told: Partial<RemoteFile> = {}) => {
    let cancelled: unknown
    const line = new TransformStream<Uint8Array, Uint8Array>()
    const writer = line.writable.getWriter()
    writer.closed.catch((reason: unknown) => (cancelled = reason))
    files.set(url, { ...NOTHING_TOLD, body: line.readable, ...told })
    return {
      write: (text: string) => writer.write(new TextEncoder().encode(text)),
      end: () => writer.close(),
      break: (error: Error) => writer.abort(error),
      isCancelled: () => cancelled !== undefined,
    }
  }
  return { remoteFiles, opened, put, putSlow }
}

const NOTHING_TOLD = { size: null, contentType: null, name: null }

function endedBy(body: RemoteFile['body'], signal: AbortSignal): RemoteFile['body'] {
  const ended = new TransformStream<Uint8Array, Uint8Array>()
  body.pipeTo(ended.writable, { signal }).catch(() => {})
  return ended.readable
}
