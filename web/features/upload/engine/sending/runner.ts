import type { Published } from '../../../../../contract/uploads.ts'
import { Unreachable } from '../../../../api/errors.ts'
import { createAlarms } from './alarms.ts'
import { isSignedOut, reasonOf } from '../failure-reasons.ts'
import { createGate } from './gate.ts'
import { createLineup } from './lineup.ts'
import type { Parallelism } from './parallelism.ts'
import { type QueuedFile, isFinished } from '../queued-file.ts'
import type { QueueStore } from '../queue-store.ts'
import { MAX_ATTEMPTS, canHeal, retryDelay } from './retry-policy.ts'
import { type Place, type Run, placeFor } from './runs.ts'
import type { Timers } from '../timers.ts'
import type { FileEvent } from '../file-events.ts'
import { type SendWatch, Stopped, type Transport } from './transport.ts'

export interface RunnerDeps {
  transport: Transport
  store: QueueStore
  parallelism: Parallelism
  timers: Timers
  /** From 0 to 1, for jitter. */
  random: () => number
  isOffline: () => boolean
  onPublished: (published: Published) => void
  /** Hears of every error that kept a file from being published, as it was thrown. */
  onError: (error: unknown) => void
}

/**
 * Sends waiting files: several at once, small and large ones side by side, oldest first. What
 * fails for a while is put off, and what was paused, cancelled or removed is stopped.
 */
export function createRunner(deps: RunnerDeps): { wake: () => void } {
  const { store, transport, parallelism, timers, random } = deps
  const lineup = createLineup(transport, store)
  const running = new Map<string, Run>()
  /** How often in a row a file failed without a byte getting through. */
  const failures = new Map<string, number>()
  const resume = (id: string) => void store.tell(id, { type: 'resume' })
  const alarms = createAlarms(timers, resume)
  const gate = createGate(timers, random, () => advance())
  let isAboutTo = false

  store.onChange((before, after) => {
    const file = after ?? before
    if (!file) return
    stopUnwanted(file.id, before, after)
    alarms.follow(file.id, after)
    if (after && isReady(after)) lineup.add(after)
    else lineup.delete(file.id)
    if (!after || isFinished(after)) failures.delete(file.id)
    advance()
  })

  function stopUnwanted(id: string, before: QueuedFile | null, after: QueuedFile | null): void {
    const run = running.get(id)
    const kind = after?.state.kind
    if (!run)
      return before && isLeftBehind(before, after) ? transport.giveUp(before) : undefined
    if (kind === 'sending' || kind === 'publishing') return
    running.delete(id)
    run.controller.abort(new Stopped(kind === 'paused' ? 'paused' : 'cancelled'))
  }

  /** When all that becomes ready in this turn has lined up: it may go together. */
  function advance(): void {
    if (isAboutTo || !gate.isOpen()) return
    isAboutTo = true
    queueMicrotask(() => {
      isAboutTo = false
      while (gate.isOpen()) {
        const ids = lineup.take(running.values(), parallelism.limit())
        if (ids.length === 0) return
        startTogether(ids)
      }
    })
  }

  function startTogether(ids: readonly string[]): void {
    const files = ids.map((id) => store.get(id)).filter((file) => file !== undefined)
    const [first] = files
    if (!first) return
    const place = placeFor(first)
    for (const file of files) start(file, place)
  }

  function start(file: QueuedFile, place: Place): void {
    const { id, acknowledged: from } = file
    const run: Run = { controller: new AbortController(), place, since: timers.now(), from }
    const sending = store.tell(id, { type: 'send' })
    if (sending?.state.kind !== 'sending') return
    place.files += 1
    running.set(id, run)
    void send(sending, run)
  }

  async function send(file: QueuedFile, run: Run): Promise<void> {
    try {
      const published = await transport.send(file, watch(file.id, run))
      if (run.controller.signal.aborted) return
      gate.open()
      settle(file.id, run, { type: 'publish', published }, null)
      deps.onPublished(published)
    } catch (error) {
      if (run.controller.signal.aborted) return
      if (error instanceof Unreachable) gate.lose()
      settle(file.id, run, failure(file.id, run, error), error)
      deps.onError(error)
    }
  }

  function watch(id: string, { controller: { signal } }: Run): SendWatch {
    // A file may be sent again while its stopped run still ends: only the last run may speak.
    const tell = (event: FileEvent) => {
      if (!signal.aborted) store.tell(id, event)
    }
    return {
      signal,
      onBegun: (uploadUrl) => tell({ type: 'begin', uploadUrl }),
      onAcknowledged: (acknowledged) => tell({ type: 'acknowledge', acknowledged }),
      onMeasured: (size) => tell({ type: 'measure', size }),
      onMayArrive: () => tell({ type: 'may_arrive' }),
      onAllSent: () => tell({ type: 'all_sent' }),
    }
  }

  function settle(id: string, run: Run, event: FileEvent, error: unknown): void {
    running.delete(id)
    const after = store.tell(id, event)
    if (run.place.lane === 'fetch') return advance()
    parallelism.noteSettled({
      bytes: Math.max(0, (after?.acknowledged ?? 0) - run.from),
      ms: timers.now() - run.since,
      share: 1 / run.place.files,
      isOk: event.type === 'publish',
      isNetworkFailure: error instanceof Unreachable,
    })
    advance()
  }

  /** Puts the file off when time, or someone signing in, can heal it; else it has failed. */
  function failure(id: string, run: Run, error: unknown): FileEvent {
    const reason = reasonOf(error)
    if (isSignedOut(reason)) {
      gate.lock()
      return { type: 'put_off', retry: { attempts: 0, at: null, reason } }
    }
    const hasMoved = (store.get(id)?.acknowledged ?? 0) > run.from
    const attempts = hasMoved ? 1 : (failures.get(id) ?? 0) + 1
    // A server that is away may come back tomorrow; one that answers with an error won't mend it.
    const isPatient = error instanceof Unreachable || attempts < MAX_ATTEMPTS
    if (!canHeal(error, deps.isOffline()) || !isPatient) return { type: 'fail', reason }
    failures.set(id, attempts)
    const at = timers.now() + retryDelay(attempts, random)
    return { type: 'put_off', retry: { attempts, at, reason } }
  }

  return {
    wake() {
      gate.open()
      for (const id of alarms.ids()) resume(id)
    },
  }
}

const isReady = ({ state }: QueuedFile) =>
  state.kind === 'waiting' && !state.isHeld && state.retry === null

/** Whether the server still holds bytes of a file that goes no further from here. */
function isLeftBehind(before: QueuedFile, after: QueuedFile | null): boolean {
  const { kind } = before.state
  if (before.uploadUrl === null || kind === 'published' || kind === 'cancelled') return false
  // Of a former visit's file the server has said itself that it has nothing any more.
  if (kind === 'missing' && after?.state.kind === 'missing') return false
  if (!after || after.uploadUrl !== before.uploadUrl) return true
  return after.state.kind === 'cancelled' || after.state.kind === 'skipped'
}
