import type { Visibility } from '../../../../contract/assets.ts'
import type { IfExists, Published } from '../../../../contract/uploads.ts'
import { createStore } from '../../../lib/store.ts'
import type { ChosenFile } from './chosen-file.ts'
import { checkFolder } from './folder.ts'
import { plansOf } from './plan.ts'
import type { FailureReason } from './failure-reasons.ts'
import {
  type Destination,
  type QueueEvent,
  type QueueState,
  type UploadTarget,
  canRetry,
  emptyQueue,
} from './queue-state.ts'
import { createRunner } from './runner.ts'
import { transition } from './transition.ts'
import type { Transport } from './transport.ts'

export interface UploadQueueOptions {
  transport: Transport
  parallel?: number
  /** What files are until someone chooses otherwise. */
  visibility?: Visibility
  /** Hears what the next files will begin with, to be remembered for the next visit. */
  onVisibility?: (visibility: Visibility) => void
}

/** What the server takes. */
export interface SubmitLimits {
  /** The largest file, in bytes. */
  maxAssetBytes: number
}

/** The queue that the console talks to: what a user can do with files on their way. */
export interface UploadQueue {
  /** For useSyncExternalStore: the same object until something changes. */
  getSnapshot: () => QueueState
  subscribe: (listener: () => void) => () => void
  /** Takes files to be reviewed; they stay bound to this Environment. */
  choose: (files: readonly ChosenFile[], destination: Destination) => void
  setFolder: (folder: string) => void
  setVisibility: (id: string, visibility: Visibility) => void
  setVisibilityOfAll: (visibility: Visibility) => void
  /** Sends all chosen files, and fails those that can't be sent. No-op if the folder is bad. */
  submit: (limits: SubmitLimits) => void
  discardChosen: () => void
  cancel: (id: string) => void
  retry: (id: string, ifExists?: IfExists) => void
  /** Retries every failed file for which that can help and needs no decision. */
  retryAll: () => void
  remove: (id: string) => void
  clearFinished: () => void
  /** Calls back with each asset as soon as the server says it is published. */
  onPublished: (listener: (published: Published) => void) => () => void
  /** Calls back with every error that made a file fail, as it was thrown. */
  onError: (listener: (error: unknown) => void) => () => void
}

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const store = createStore(emptyQueue(options.visibility ?? 'public'))
  const published = createSignal<Published>()
  const errors = createSignal<unknown>()
  const dispatch = (event: QueueEvent) => store.set(transition(store.get(), event))
  const advance = createRunner({
    transport: options.transport,
    parallel: options.parallel ?? 3,
    getState: store.get,
    dispatch,
    onPublished: published.tell,
    onError: errors.tell,
  })
  store.subscribe(advance)
  let told = store.get().visibility
  store.subscribe(() => {
    if (store.get().visibility === told) return
    told = store.get().visibility
    options.onVisibility?.(told)
  })
  let lastId = 0

  return {
    getSnapshot: store.get,
    subscribe: store.subscribe,
    choose(files, destination) {
      options.transport.prepare?.()
      const withIds = files.map((file) => ({ id: `file-${(lastId += 1)}`, file }))
      dispatch({ type: 'choose', files: withIds, destination })
    },
    setFolder: (folder) => dispatch({ type: 'set_folder', folder }),
    setVisibility: (id, visibility) => dispatch({ type: 'set_visibility', id, visibility }),
    setVisibilityOfAll: (visibility) => dispatch({ type: 'set_all_visibilities', visibility }),
    submit(limits) {
      const event = submission(store.get(), limits)
      if (event) dispatch(event)
    },
    discardChosen: () => dispatch({ type: 'discard_chosen' }),
    cancel: (id) => dispatch({ type: 'cancel', id }),
    retry: (id, ifExists) =>
      dispatch({ type: 'retry', ids: new Set([id]), ...(ifExists && { ifExists }) }),
    retryAll: () => dispatch({ type: 'retry', ids: failedAndRetryable(store.get()) }),
    remove: (id) => dispatch({ type: 'remove', id }),
    clearFinished: () => dispatch({ type: 'clear_finished' }),
    onPublished: published.listen,
    onError: errors.listen,
  }
}

/** Something that happens, and those who want to hear of it. */
function createSignal<T>() {
  const listeners = new Set<(news: T) => void>()
  return {
    tell: (news: T) => listeners.forEach((listener) => listener(news)),
    listen: (listener: (news: T) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function submission(queue: QueueState, limits: SubmitLimits): QueueEvent | null {
  const checked = checkFolder(queue.folder)
  if (!checked.ok) return null
  const plans = plansOf(queue.files, { ...limits, folder: checked.folder })
  const targets = new Map<string, UploadTarget>()
  const refused = new Map<string, FailureReason>()
  for (const { id, destination } of queue.files) {
    const plan = plans.get(id)
    if (!plan) continue
    const { problem, requested: path, visibility } = plan
    if (problem) refused.set(id, problem)
    else {
      const { sid: environment, serviceSid: service } = destination
      targets.set(id, { service, environment, path, visibility, ifExists: 'fail' })
    }
  }
  return { type: 'submit', targets, refused }
}

function failedAndRetryable({ files }: QueueState): ReadonlySet<string> {
  const failed = files.filter((file) => file.state.kind === 'failed' && canRetry(file))
  return new Set(failed.map((file) => file.id))
}
