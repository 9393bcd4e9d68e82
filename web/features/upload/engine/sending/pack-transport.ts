import type { PackedOutcome } from '../../../../../contract/packs.ts'
import { ApiError } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import { createPool } from '../pool.ts'
import type { QueuedFile, UploadTarget } from '../queued-file.ts'
import { packOf } from './pack-bytes.ts'
import { dealOut, isPackable, shareOf } from './pack-rules.ts'
import { type SendWatch, type Transport } from './transport.ts'
import type { Published } from '../../../../../contract/uploads.ts'

/** Brings a pack to an Environment; what became of its files, in their order. */
export type PostPack = (
  place: Pick<UploadTarget, 'service' | 'environment'>,
  pack: Blob,
  watch: Pick<SendWatch, 'signal' | 'onAllSent'>,
) => Promise<(PackedOutcome | undefined)[]>

/** Files that must go alone after all have been promised no connection of their own. */
const ALONE_AT_ONCE = 2

/** A file on its way, and who waits for it. */
interface Rider {
  queued: QueuedFile
  target: UploadTarget
  watch: SendWatch
  resolve: (published: Published | Promise<Published>) => void
  reject: (error: unknown) => void
}

/**
 * Small files share requests: those that are sent in the same turn go together. One that is
 * stopped stops its request, and the others get on the next one, where the server knows by their
 * keys what it has published already. All else, and what the server wants by itself, goes `alone`.
 */
export function createPackTransport(alone: Transport, post: PostPack): Transport {
  const inTurn = createPool(ALONE_AT_ONCE)
  let waiting: Rider[] = []

  function board(rider: Rider): void {
    waiting.push(rider)
    // When all that is sent in this turn has come.
    if (waiting.length === 1) queueMicrotask(depart)
  }

  function depart(): void {
    const riders = waiting
    waiting = []
    const places = Map.groupBy(
      riders,
      ({ target }) => `${target.service}/${target.environment}`,
    )
    for (const group of places.values()) for (const pack of dealOut(group)) void send(pack)
  }

  async function send(pack: Rider[]): Promise<void> {
    const { riders, bytes } = await packOf(pack)
    const [first] = riders
    if (!first) return
    const request = new AbortController()
    const stop = () => request.abort()
    for (const { watch } of riders) watch.signal.addEventListener('abort', stop)
    const onAllSent = () => stillWanted(riders).forEach(({ watch }) => watch.onAllSent())
    try {
      const outcomes = await post(first.target, bytes, { signal: request.signal, onAllSent })
      riders.forEach((rider, index) => end(rider, outcomes[index]))
    } catch (error) {
      if (request.signal.aborted) stillWanted(riders).forEach(board)
      else for (const { reject } of riders) reject(error)
    } finally {
      for (const { watch } of riders) watch.signal.removeEventListener('abort', stop)
    }
  }

  function end({ queued, watch, resolve, reject }: Rider, outcome: PackedOutcome | undefined) {
    if (outcome?.status === 'apart') resolve(inTurn(() => alone.send(queued, watch)))
    else if (outcome?.status === 'failed') reject(new ApiError(outcome.failure))
    else if (outcome?.published) resolve(outcome.published)
    else reject(new UploadFailure(localReason('unconfirmed')))
  }

  return {
    ...alone,
    shareOf,
    send(queued, watch) {
      const { target } = queued
      if (!target || !isPackable(queued)) return alone.send(queued, watch)
      const { promise, resolve, reject } = Promise.withResolvers<Published>()
      watch.signal.addEventListener('abort', () => reject(watch.signal.reason))
      board({ queued, target, watch, resolve, reject })
      return promise
    },
  }
}

const stillWanted = (riders: readonly Rider[]) =>
  riders.filter(({ watch }) => !watch.signal.aborted)
