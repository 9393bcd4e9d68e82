import type { Published } from '../../../../contract/uploads.ts'
import type { FailureReason } from './failure-reasons.ts'
import type { EarlyEvent, EventOf, FileEvent, HandEvent, SendingEvent } from './file-events.ts'
import type { FileState, QueuedFile } from './queued-file.ts'

/**
 * The file after an event. Pure. An event that makes no sense in its present state (an answer
 * that comes after Cancel, say) returns the very same file: nothing revives it but an explicit
 * retry.
 */
export function transition(file: QueuedFile, event: FileEvent): QueuedFile {
  switch (event.type) {
    case 'submit':
    case 'hash':
    case 'find_free':
    case 'find_identical':
    case 'find_taken':
    case 'know_digest':
    case 'decide':
    case 'identify':
    case 'release':
      return beforeSending(file, event)
    case 'send':
    case 'begin':
    case 'acknowledge':
    case 'measure':
    case 'may_arrive':
    case 'all_sent':
    case 'publish':
    case 'put_off':
    case 'fail':
      return whileSending(file, event)
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
    case 'reunite':
      return byHand(file, event)
  }
}

const WAITING = { kind: 'waiting', isHeld: false, retry: null } as const
const CHECKING = { kind: 'checking', hashed: 0 } as const

function beforeSending(file: QueuedFile, event: EarlyEvent): QueuedFile {
  const { kind } = file.state
  const isChecking = kind === 'checking'
  switch (event.type) {
    case 'submit':
      if (kind !== 'chosen') return file
      return { ...file, ...known(event), state: CHECKING }
    case 'hash':
      return isChecking ? to(file, { kind: 'checking', hashed: event.hashed }) : file
    case 'find_free':
      return isChecking ? to(file, { kind: 'waiting', isHeld: true, retry: null }) : file
    case 'find_identical':
      return isChecking ? to(withoutBytes(file), { kind: 'skipped', why: 'identical' }) : file
    case 'find_taken':
      return isChecking ? to(file, { kind: 'undecided', taken: event.taken }) : file
    case 'know_digest':
      return isChecking ? { ...file, sha256: event.sha256 } : file
    case 'decide':
      return kind === 'undecided' ? decide(file, event) : file
    case 'identify':
      return kind === 'undecided' && file.state.taken.kind === 'late'
        ? to(file, { kind, taken: { kind: 'late', by: event.by } })
        : file
    case 'release':
      if (kind !== 'waiting' || !file.state.isHeld) return file
      return to(file, event.isPaused ? { kind: 'paused' } : WAITING)
  }
}

const known = ({ target, batch, key }: EventOf<'submit'>) => ({ target, batch, key })

/** What the server has of the file stays: the same key tells it the other wish. */
function decide(file: QueuedFile, { decision }: EventOf<'decide'>): QueuedFile {
  if (decision === 'skip') return to(withoutBytes(file), { kind: 'skipped', why: 'choice' })
  if (!file.target || file.state.kind !== 'undecided') return file
  const { taken } = file.state
  const target = { ...file.target, ifExists: decision }
  const behind = taken.kind === 'twin' && { behind: taken.of }
  return { ...file, target, state: { kind: 'waiting', isHeld: true, retry: null, ...behind } }
}

/** What has ended well need not hold on to memory. */
const withoutBytes = (file: QueuedFile): QueuedFile => ({
  ...file,
  file: { ...file.file, bytes: null, handle: null },
})

function whileSending(file: QueuedFile, event: SendingEvent): QueuedFile {
  const { kind } = file.state
  const isAtServer = kind === 'sending' || kind === 'publishing'
  switch (event.type) {
    case 'send':
      return kind === 'waiting' && !file.state.isHeld ? to(file, { kind: 'sending' }) : file
    case 'begin':
      return isAtServer ? { ...file, uploadUrl: event.uploadUrl } : file
    case 'acknowledge':
      if (kind === 'missing') return { ...file, acknowledged: event.acknowledged }
      return isAtServer ? acknowledge(file, event.acknowledged) : file
    case 'measure':
      return isAtServer ? { ...file, file: { ...file.file, size: event.size } } : file
    case 'may_arrive':
      return isAtServer ? { ...file, mayBePublished: true } : file
    case 'all_sent':
      return isAtServer ? { ...to(file, { kind: 'publishing' }), mayBePublished: true } : file
    case 'publish':
      // Of a former visit's file the server may say so before its bytes are chosen again.
      return isAtServer || kind === 'missing' ? publish(file, event.published) : file
    case 'put_off': {
      const canWait = isAtServer || kind === 'waiting'
      return canWait ? to(file, { ...WAITING, retry: event.retry }) : file
    }
    case 'fail':
      return isAtServer || kind === 'checking' || kind === 'waiting' || kind === 'chosen'
        ? fail(file, event.reason)
        : file
  }
}

/** Fewer bytes than before are believed too: after a broken line the server knows best. */
function acknowledge(file: QueuedFile, acknowledged: number): QueuedFile {
  const { size, origin } = file.file
  const isAll = acknowledged >= size && origin !== 'url'
  const state: FileState = { kind: isAll ? 'publishing' : 'sending' }
  const now = state.kind === file.state.kind ? file.state : state
  return { ...file, acknowledged, mayBePublished: file.mayBePublished || isAll, state: now }
}

function publish(file: QueuedFile, published: Published): QueuedFile {
  const { size } = published.asset
  const ended = withoutBytes(file)
  const state: FileState = { kind: 'published', published }
  return { ...ended, file: { ...ended.file, size }, acknowledged: size, state }
}

/** A path that was taken in the meantime is no failure but a question. */
function fail(file: QueuedFile, reason: FailureReason): QueuedFile {
  const isLate = reason.code === 'path_taken' && file.target !== null
  if (!isLate) return to(file, { kind: 'failed', reason })
  const state: FileState = { kind: 'undecided', taken: { kind: 'late', by: 'unknown' } }
  return { ...file, mayBePublished: false, state }
}

function byHand(file: QueuedFile, event: HandEvent): QueuedFile {
  const { kind } = file.state
  switch (event.type) {
    case 'pause':
      return canPause(file.state) ? to(file, { kind: 'paused' }) : file
    case 'resume':
      return kind === 'paused' || isPutOff(file.state) ? to(file, WAITING) : file
    case 'cancel':
      return cancel(file)
    case 'retry':
      return retry(file, event)
    case 'reunite':
      return kind === 'missing' ? reunite(file, event) : file
  }
}

/** Not what is held: going on from a pause, it would pass those that wait for a decision. */
const canPause = (state: FileState) =>
  state.kind === 'sending' || (state.kind === 'waiting' && !state.isHeld)

const isPutOff = (state: FileState) => state.kind === 'waiting' && state.retry !== null

function cancel(file: QueuedFile): QueuedFile {
  const { kind } = file.state
  const isStopped = kind === 'published' || kind === 'skipped' || kind === 'failed'
  if (isStopped || kind === 'chosen' || kind === 'cancelled') return file
  return to(file, { kind: 'cancelled', mayBePublished: file.mayBePublished })
}

/** What was cancelled begins anew; what failed goes on where it was, if the server may have any. */
function retry(file: QueuedFile, { key, batch }: EventOf<'retry'>): QueuedFile {
  const { kind } = file.state
  if (!file.target || (kind !== 'failed' && kind !== 'cancelled')) return file
  if (kind === 'failed' && (file.uploadUrl !== null || file.mayBePublished))
    return to(file, WAITING)
  const nothing = { uploadUrl: null, acknowledged: 0, mayBePublished: false, sha256: null }
  return { ...file, ...nothing, key, batch, state: CHECKING }
}

/**
 * What has begun, or was decided, goes on with its batch; of anything else the path may be taken
 * by now. What the server fetches is known to it by the key, whatever became of it.
 */
function reunite(file: QueuedFile, { file: found, batch }: EventOf<'reunite'>): QueuedFile {
  const isDecided =
    file.uploadUrl !== null || file.target?.ifExists !== 'fail' || found.origin === 'url'
  const state: FileState = isDecided ? { ...WAITING, isHeld: true } : CHECKING
  return { ...file, file: found, batch, sha256: null, state }
}

const to = (file: QueuedFile, state: FileState): QueuedFile => ({ ...file, state })
