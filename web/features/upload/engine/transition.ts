import {
  type FileState,
  type QueuedFile,
  type QueueEvent,
  type QueueState,
  isFinished,
} from './queue-state.ts'

type EventOf<Type extends QueueEvent['type']> = Extract<QueueEvent, { type: Type }>
type VisibilityEvent = EventOf<'set_visibility'>
type SubmitEvent = EventOf<'submit'>
type RetryEvent = EventOf<'retry'>
type RunEvent = EventOf<'send' | 'acknowledge' | 'all_sent' | 'publish' | 'fail' | 'cancel'>

/**
 * The queue after an event. Pure. An event that makes no sense in a file's present state (an
 * answer that comes after Cancel, say) returns the very same queue: nothing can revive a file
 * but an explicit retry.
 */
export function transition(queue: QueueState, event: QueueEvent): QueueState {
  switch (event.type) {
    case 'choose':
      return choose(queue, event)
    case 'set_folder':
      return { ...queue, folder: event.folder }
    case 'set_visibility':
      return setVisibility(queue, event)
    case 'set_all_visibilities':
      return setAllVisibilities(queue, event.visibility)
    case 'discard_chosen':
      return keep(queue, (file) => file.state.kind !== 'chosen')
    case 'clear_finished':
      return keep(queue, (file) => !isFinished(file))
    case 'remove':
      return keep(queue, (file) => file.id !== event.id || !isRemovable(file))
    case 'submit':
      return submit(queue, event)
    case 'retry':
      return retry(queue, event)
    case 'send':
    case 'acknowledge':
    case 'all_sent':
    case 'publish':
    case 'fail':
    case 'cancel':
      return run(queue, event)
  }
}

function choose(queue: QueueState, { files, destination }: EventOf<'choose'>): QueueState {
  const added = files.map(({ id, file }): QueuedFile => {
    const { visibility } = queue
    return { id, file, destination, visibility, target: null, state: { kind: 'chosen' } }
  })
  return added.length === 0 ? queue : { ...queue, files: [...queue.files, ...added] }
}

/** Choosing for the only chosen file is choosing for all, so the next file begins with it. */
function setVisibility(queue: QueueState, { id, visibility }: VisibilityEvent): QueueState {
  const chosen = queue.files.filter((file) => file.state.kind === 'chosen')
  if (!chosen.some((file) => file.id === id)) return queue
  if (chosen.length === 1) return setAllVisibilities(queue, visibility)
  const files = queue.files.map((file) => (file.id === id ? { ...file, visibility } : file))
  return { ...queue, files }
}

function setAllVisibilities(
  queue: QueueState,
  visibility: QueueState['visibility'],
): QueueState {
  const files = queue.files.map((file) =>
    file.state.kind === 'chosen' ? { ...file, visibility } : file,
  )
  return { ...queue, files, visibility }
}

function keep(queue: QueueState, wanted: (file: QueuedFile) => boolean): QueueState {
  const files = queue.files.filter(wanted)
  return files.length === queue.files.length ? queue : { ...queue, files }
}

function isRemovable(file: QueuedFile): boolean {
  return file.state.kind === 'chosen' || isFinished(file)
}

function submit(queue: QueueState, { targets, refused }: SubmitEvent): QueueState {
  return eachFile(queue, (file) => {
    const target = targets.get(file.id)
    const reason = refused.get(file.id)
    if (file.state.kind !== 'chosen') return file
    if (target) return { ...file, target, state: { kind: 'waiting' } }
    return reason ? { ...file, state: { kind: 'failed', reason } } : file
  })
}

/** Failed and cancelled files can go again, if they had got as far as a target. */
function retry(queue: QueueState, { ids, ifExists }: RetryEvent): QueueState {
  return eachFile(queue, (file) => {
    const { kind } = file.state
    const isStopped = kind === 'failed' || kind === 'cancelled'
    if (!ids.has(file.id) || !file.target || !isStopped) return file
    const target = ifExists ? { ...file.target, ifExists } : file.target
    return { ...file, target, state: { kind: 'waiting' } }
  })
}

function eachFile(queue: QueueState, alter: (file: QueuedFile) => QueuedFile): QueueState {
  const files = queue.files.map(alter)
  return files.some((file, index) => file !== queue.files[index]) ? { ...queue, files } : queue
}

function run(queue: QueueState, event: RunEvent): QueueState {
  const index = queue.files.findIndex((file) => file.id === event.id)
  const file = queue.files[index]
  if (!file) return queue
  const state = advance(file.state, file.file.size, event)
  if (state === file.state) return queue
  return { ...queue, files: queue.files.with(index, { ...file, state }) }
}

/** The state after something happened to a submitted file; the same state if it cannot have. */
function advance(state: FileState, total: number, event: RunEvent): FileState {
  const isAtServer = state.kind === 'sending' || state.kind === 'publishing'
  switch (event.type) {
    case 'send':
      return state.kind === 'waiting' ? { kind: 'sending', acknowledged: 0, total } : state
    case 'acknowledge':
      return isAtServer ? acknowledged(event.acknowledged, total) : state
    case 'all_sent':
      return isAtServer ? { ...state, kind: 'publishing' } : state
    case 'publish':
      return isAtServer ? { kind: 'published', published: event.published } : state
    case 'fail':
      return isAtServer ? { kind: 'failed', reason: event.reason } : state
    case 'cancel':
      if (!isAtServer && state.kind !== 'waiting') return state
      return { kind: 'cancelled', afterAllSent: state.kind === 'publishing' }
  }
}

/** Fewer bytes than before are believed too: after a broken line the server knows best. */
function acknowledged(bytes: number, total: number): FileState {
  return bytes < total
    ? { kind: 'sending', acknowledged: bytes, total }
    : { kind: 'publishing', acknowledged: total, total }
}
