import type { PackedOutcome } from '../../../../../contract/packs.ts'
import type { Published } from '../../../../../contract/uploads.ts'
import { ApiError } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { QueuedFile, UploadTarget } from '../queued-file.ts'
import type { Timers } from '../timers.ts'
import { packOf } from './pack-bytes.ts'
import { createPackSize, dealOut, isPackable } from './pack-rules.ts'
import type { SendWatch, Transport } from './transport.ts'

/** Brings a pack to an Environment; what became of its files, in their order. */
export type PostPack = (
  place: Pick<UploadTarget, 'service' | 'environment'>,
  pack: Blob,
  watch: Pick<SendWatch, 'signal' | 'onAllSent'>,
) => Promise<(PackedOutcome | undefined)[]>

/** A file on its way, and who waits for it. */
interface Rider {
  queued: QueuedFile
  target: UploadTarget
  watch: SendWatch
  resolve: (published: Published) => void
  reject: (error: unknown) => void
}

/**
 * Small files share requests: those that are sent in the same turn go together. One that is
 * stopped stops its request, and the others get on the next one, where the server knows by their
 * keys what it has published already. All else, and what is not taken as a pack, goes `alone`.
 */
export function createPackTransport(
  alone: Transport,
  post: PostPack,
  timers: Timers,
): Transport {
  const size = createPackSize(timers)
  let waiting: Rider[] = []

  function board(rider: Rider): void {
    waiting.push(rider)
    // When all that is sent in this turn has come.
    if (waiting.length === 1) queueMicrotask(depart)
  }

  function depart(): void {
    const places = Map.groupBy(
      waiting,
      ({ target }) => `${target.service}/${target.environment}`,
    )
    waiting = []
    for (const group of places.values()) {
      const packs = dealOut(group, ({ queued }) => size.shareOf(queued))
      for (const pack of packs) void carry(pack)
    }
  }

  async function carry(pack: Rider[]): Promise<void> {
    try {
      const { bytes, riders, unreadable, slow } = await packOf(pack, timers)
      for (const { reject } of unreadable) reject(new UploadFailure(localReason('unreadable')))
      const [first] = riders
      const apart = first ? await send(first.target, riders, bytes) : []
      await Promise.all([carryInTurn(apart), ...slow.map(carryAlone)])
    } catch (error) {
      for (const { reject } of pack) reject(error)
    }
  }

  /** Ends the wait of all but those who must go alone, which it gives; after a stop, all ride again. */
  async function send(to: UploadTarget, riders: Rider[], bytes: Blob): Promise<Rider[]> {
    const request = followed(riders)
    for (const { watch } of stillWanted(riders)) watch.onMayArrive()
    const since = timers.now()
    try {
      const outcomes = await post(to, bytes, request)
      size.noteTaken(bytes.size, timers.now() - since)
      return riders.filter((rider, index) => !end(rider, outcomes[index]))
    } catch (error) {
      if (isRefusedAsPack(error)) return riders
      if (!request.signal.aborted) throw error
      stillWanted(riders).forEach(board)
      return []
    } finally {
      request.leave()
    }
  }

  /** They have one connection between them. */
  async function carryInTurn(riders: Rider[]): Promise<void> {
    for (const rider of riders) await carryAlone(rider)
  }

  async function carryAlone({ queued, watch, resolve, reject }: Rider): Promise<void> {
    if (!watch.signal.aborted) await alone.send(queued, watch).then(resolve, reject)
  }

  return {
    ...alone,
    shareOf: size.shareOf,
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

/**
 * A request that ends when one of its riders is stopped; when all of it was sent that would save
 * nothing, and only when nobody waits for its answer any more.
 */
function followed(riders: readonly Rider[]) {
  const request = new AbortController()
  let isAllSent = false
  const follow = () => {
    const wanted = stillWanted(riders).length
    if (isAllSent ? wanted === 0 : wanted < riders.length) request.abort()
  }
  for (const { watch } of riders) watch.signal.addEventListener('abort', follow)
  follow()
  return {
    signal: request.signal,
    onAllSent: () => {
      isAllSent = true
      for (const { watch } of stillWanted(riders)) watch.onAllSent()
    },
    leave: () => {
      for (const { watch } of riders) watch.signal.removeEventListener('abort', follow)
    },
  }
}

/** Tells who waits what became of the file. False when it must go alone. */
function end({ resolve, reject }: Rider, outcome: PackedOutcome | undefined): boolean {
  if (outcome?.status === 'apart') return false
  if (outcome?.status === 'failed') reject(new ApiError(outcome.failure))
  else if (outcome?.published) resolve(outcome.published)
  else reject(new UploadFailure(localReason('unconfirmed')))
  return true
}

/** What says nothing of any one file: an older server or a proxy in between wants none of packs. */
const NOT_AS_PACK: ReadonlySet<number> = new Set([400, 404, 405, 413, 415])

/** Whether the files of a pack may fare better alone, where each hears its own reason. */
const isRefusedAsPack = (error: unknown) =>
  error instanceof ApiError && NOT_AS_PACK.has(error.status)

const stillWanted = (riders: readonly Rider[]) =>
  riders.filter(({ watch }) => !watch.signal.aborted)
