import { Unreachable } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { HashReply, HashRequest } from './messages.ts'

/** As much of a Worker as is needed. */
export interface HashWorker extends Pick<Worker, 'addEventListener' | 'terminate'> {
  postMessage: (request: HashRequest) => void
}

/** Hashes files beside the page, one after the other. */
export interface Hasher {
  /**
   * The SHA-256 of a blob in hex. Rejects with UploadFailure `unreadable` when its bytes cannot be
   * read, with Unreachable when the worker's code cannot be fetched, with the signal's reason, and
   * with an Error when the worker broke down; the next file gets a new one.
   */
  digest: (blob: Blob, watch?: HashWatch) => Promise<string>
  /** Ends the worker; all that is not done rejects. A later digest starts another worker. */
  close: () => void
}

export interface HashWatch {
  /** Hears how many bytes are hashed, ten times a second at most, and not for small files. */
  onProgress?: (bytes: number) => void
  signal?: AbortSignal
}

interface Job {
  readonly id: number
  readonly blob: Blob
  readonly onProgress: HashWatch['onProgress']
  readonly resolve: (sha256: string) => void
  readonly reject: (error: unknown) => void
}

/** `spawn` starts a worker; it is called when the first file comes. */
export function createHasher({ spawn }: { spawn: () => HashWorker }): Hasher {
  const waiting: Job[] = []
  let current: Job | null = null
  let worker: HashWorker | null = null
  let lastId = 0

  function start(): HashWorker {
    const started = spawn()
    started.addEventListener('message', ({ data }: MessageEvent<HashReply>) => hear(data))
    const onEnd = (event: Event) => {
      if (worker === started) breakDown(breakdownOf(event))
    }
    started.addEventListener('error', onEnd)
    started.addEventListener('messageerror', onEnd)
    return started
  }

  function tell(request: HashRequest): void {
    worker ??= start()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(request)
  }

  function goOn(): void {
    if (current !== null) return
    current = waiting.shift() ?? null
    if (current) tell({ kind: 'digest', job: current.id, blob: current.blob })
  }

  function finish(): void {
    current = null
    goOn()
  }

  function hear(reply: HashReply): void {
    const job = current
    // What a job says after it was aborted.
    if (job === null || reply.job !== job.id) return
    if (reply.kind === 'progress') return job.onProgress?.(reply.bytes)
    if (reply.kind === 'digested') job.resolve(reply.sha256)
    else job.reject(failureOf(reply))
    finish()
  }

  function breakDown(error: Error): void {
    worker?.terminate()
    worker = null
    current?.reject(error)
    finish()
  }

  function giveUp(job: Job): void {
    const place = waiting.indexOf(job)
    if (place >= 0) waiting.splice(place, 1)
    if (current !== job) return
    tell({ kind: 'abort', job: job.id })
    finish()
  }

  return {
    async digest(blob, { onProgress, signal } = {}) {
      signal?.throwIfAborted()
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const job: Job = { id: (lastId += 1), blob, onProgress, resolve, reject }
      const abort = () => {
        giveUp(job)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', abort)
      waiting.push(job)
      goOn()
      return promise.finally(() => signal?.removeEventListener('abort', abort))
    },
    close() {
      worker?.terminate()
      worker = null
      const ended = new DOMException('The hashing was ended.', 'AbortError')
      for (const job of [current, ...waiting.splice(0)]) job?.reject(ended)
      current = null
    },
  }
}

function failureOf(reply: Extract<HashReply, { detail: string }>): Error {
  const cause = new Error(reply.detail)
  return reply.kind === 'unreadable'
    ? new UploadFailure(localReason('unreadable'), { cause })
    : new Error(`The file’s digest could not be computed (${reply.detail}).`, { cause })
}

/** A worker whose code never came says nothing; one that broke down says what broke it. */
function breakdownOf(event: Event): Error {
  const detail = 'message' in event ? event.message : undefined
  if (event.type === 'error' && detail === undefined) return new Unreachable({ cause: event })
  const what = typeof detail === 'string' ? detail : 'it sent what nobody can read'
  return new Error(`The file’s digest could not be computed: the worker stopped (${what}).`)
}
