import { UploadFailure } from '../failure-reasons.ts'
import { digestOf } from './digest.ts'
import type { HashReply, HashRequest } from './messages.ts'

/** The worker's side: takes what the page asks, and answers by `reply`. */
export function createHashJobs(
  reply: (message: HashReply) => void,
): (request: HashRequest) => void {
  const running = new Map<number, AbortController>()

  async function digest(job: number, blob: Blob): Promise<void> {
    const controller = new AbortController()
    const { signal } = controller
    running.set(job, controller)
    const onProgress = (bytes: number) => reply({ kind: 'progress', job, bytes })
    try {
      reply({ kind: 'digested', job, sha256: await digestOf(blob, { onProgress, signal }) })
    } catch (error) {
      if (!signal.aborted) reply({ kind: failureOf(error), job, detail: detailOf(error) })
    } finally {
      running.delete(job)
    }
  }

  return (request) => {
    if (request.kind === 'digest') void digest(request.job, request.blob)
    else running.get(request.job)?.abort()
  }
}

const failureOf = (error: unknown) =>
  error instanceof UploadFailure ? ('unreadable' as const) : ('failed' as const)

/** What the browser said: an error itself would lose its kind on its way to the page. */
function detailOf(error: unknown): string {
  const cause = error instanceof UploadFailure ? error.cause : error
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}
