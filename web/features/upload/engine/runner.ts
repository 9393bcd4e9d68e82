import type { Published } from '../../../../contract/uploads.ts'
import {
  type QueuedFile,
  type QueueEvent,
  type QueueState,
  type UploadTarget,
  isUnderWay,
} from './queue-state.ts'
import type { ChosenFile } from './chosen-file.ts'
import { type FailureReason, reasonOf } from './failure-reasons.ts'
import type { SendWatch, Transport } from './transport.ts'

type RunEnd =
  | { type: 'publish'; published: Published }
  | { type: 'fail'; reason: FailureReason }

export interface RunnerDeps {
  transport: Transport
  /** How many files are sent at once. */
  parallel: number
  getState: () => QueueState
  dispatch: (event: QueueEvent) => void
  onPublished: (published: Published) => void
  /** Hears of every error that made a file fail, as it was thrown. */
  onError: (error: unknown) => void
}

/**
 * Sends waiting files, oldest first, at most `parallel` at once. Returns the function to call
 * after every change of the queue: it starts what may start, and stops what was cancelled.
 */
export function createRunner(deps: RunnerDeps): () => void {
  const running = new Map<string, AbortController>()
  let isAdvancing = false

  function run({ id, file, target }: QueuedFile): void {
    if (!target) return
    const controller = new AbortController()
    const { signal } = controller
    running.set(id, controller)
    // A file may be retried while its cancelled run still ends: only the last run may speak.
    const tell = (event: QueueEvent) => {
      if (!signal.aborted) deps.dispatch(event)
    }
    tell({ type: 'send', id })
    const watch: SendWatch = {
      onAcknowledged: (acknowledged) => tell({ type: 'acknowledge', id, acknowledged }),
      onAllSent: () => tell({ type: 'all_sent', id }),
      signal,
    }
    void send(file, target, watch).then((end) => {
      if (running.get(id) === controller) running.delete(id)
      tell({ ...end, id })
      return end.type === 'publish' && deps.onPublished(end.published)
    })
  }

  /** How sending a file ends; never rejects. */
  async function send(
    file: ChosenFile,
    target: UploadTarget,
    watch: SendWatch,
  ): Promise<RunEnd> {
    try {
      const published = await deps.transport.send(file, target, watch)
      return { type: 'publish', published }
    } catch (error) {
      if (!watch.signal.aborted) deps.onError(error)
      return { type: 'fail', reason: reasonOf(error) }
    }
  }

  function advance(): void {
    // Starting a file changes the queue, which calls us again: one loop is enough, and keeps
    // the files in their order.
    if (isAdvancing) return
    isAdvancing = true
    try {
      const { files } = deps.getState()
      stopCancelled(files)
      startWaiting(files)
    } finally {
      isAdvancing = false
    }
  }

  function startWaiting(files: readonly QueuedFile[]): void {
    for (const file of files) {
      if (running.size >= deps.parallel) return
      if (file.state.kind === 'waiting' && !running.has(file.id)) run(file)
    }
  }

  function stopCancelled(files: readonly QueuedFile[]): void {
    const wanted = new Set(files.filter(isUnderWay).map((file) => file.id))
    for (const [id, controller] of running) {
      if (wanted.has(id)) continue
      running.delete(id)
      controller.abort()
    }
  }

  return advance
}
