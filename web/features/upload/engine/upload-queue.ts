import type { Published } from '../../../../contract/uploads.ts'
import { createBatches } from './batches.ts'
import { createBreather } from './breather.ts'
import { type Digest, type LookUp, checkFiles } from './checker.ts'
import type { ChosenFile } from './chosen-file.ts'
import { type Schedule, after } from './coalescer.ts'
import { decideByRule } from './deciding.ts'
import { isSignedOut } from './failure-reasons.ts'
import { USUAL_FOLDER, checkFolder } from './folder.ts'
import { identifyLate } from './late-conflicts.ts'
import { type Pace, createPace } from './pace.ts'
import { createParallelism } from './sending/parallelism.ts'
import type { PlanRules } from './plan.ts'
import { createPerseverance } from './sending/perseverance.ts'
import { type QueueActs, canSendAgain, createActs, isRetriable } from './queue-acts.ts'
import type { Destination, QueuedFile } from './queued-file.ts'
import {
  type QueueSettings,
  type QueueStore,
  type QueueView,
  createQueueStore,
} from './queue-store.ts'
import { randomId } from './random-id.ts'
import { type Sample, recognise } from './saved-queue/recognise.ts'
import { createRunner } from './sending/runner.ts'
import { type Signal, createSignal } from './signal.ts'
import { type SubmitLimits, submissionOf } from './submission.ts'
import { type Timers, browserTimers } from './timers.ts'
import type { Transport } from './sending/transport.ts'

/** What a queue is made of; the browser's own where nothing else is given. */
export interface UploadQueueOptions {
  transport: Transport
  lookUp: LookUp
  digest: Digest
  /** How files are known that are chosen again. */
  sample: Sample
  settings?: Partial<QueueSettings>
  timers?: Timers
  random?: () => number
  isOffline?: () => boolean
  /** When the view follows the files. */
  schedule?: Schedule
  /** Lets the page have its turn in long loops. */
  breathe?: () => Promise<void>
}

/** The queue that the console talks to: what a user can do with files on their way. */
export interface UploadQueue extends QueueActs {
  /** For useSyncExternalStore: the same object until there is something to show. */
  getSnapshot: () => QueueView
  subscribe: (listener: () => void) => () => void
  pace: () => Pace
  /**
   * Takes files to be reviewed; they stay bound to this Environment. Those that a former visit
   * left unfinished are known again and go on at once.
   */
  choose: (files: readonly ChosenFile[], destination: Destination) => Promise<void>
  /** Checks and sends all chosen files, and fails those that can't be sent. No-op if the folder is bad. */
  submit: (limits: SubmitLimits) => Promise<void>
  /** Checks a failed or cancelled file again, or goes on with it where it was. */
  retry: (id: string) => Promise<void>
  /** Retries every failed file for which that can help. */
  retryAll: () => Promise<void>
  /** Begins anew with every cancelled file. */
  retryCancelled: () => Promise<void>
  /** Gives files of a former visit their bytes again. */
  reunite: (found: ReadonlyMap<string, ChosenFile>) => Promise<void>
  /** What the server published of a former visit's file. */
  conclude: (id: string, published: Published) => void
  /** Lets all that was put off go at once: Hangar is back, or someone signed in. */
  wake: () => void
  setOnTaken: (decision: QueueSettings['onTaken']) => void
  /** Calls back with each asset as soon as the server says it is published. */
  onPublished: Signal<Published>['listen']
  /** Calls back with every error that kept a file from being published, as it was thrown. */
  onError: Signal<unknown>['listen']
  /** For what follows the queue beside the page: keeping it for the next visit. */
  store: QueueStore
}

const SETTINGS: QueueSettings = { folder: USUAL_FOLDER, visibility: 'public', onTaken: 'ask' }
/** How often the page is told of what goes on by itself, in ms. */
const SHOW_MS = 100

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const { transport, timers = browserTimers, random = Math.random } = options
  const { isOffline = () => false, breathe = createBreather() } = options
  const settings = { ...SETTINGS, ...options.settings }
  const store = createQueueStore(settings, options.schedule ?? after(SHOW_MS))
  const published = createSignal<Published>()
  const errors = createSignal<unknown>()
  const common = { store, timers, random, isOffline, onError: errors.tell }
  const batches = createBatches(store)
  const parallelism = createParallelism({ min: 1, max: 5 })
  const runner = createRunner({
    ...common,
    transport,
    parallelism,
    onPublished: published.tell,
  })
  const perseverance = createPerseverance(common)
  const pace = createPace(store, timers)
  identifyLate({ store, lookUp: options.lookUp, perseverance })
  decideByRule(store)

  const check = async (ids: string[], batch: number) => {
    store.show()
    const { lookUp, digest } = options
    const { onError } = common
    await checkFiles({ store, perseverance, breathe, lookUp, digest, onError }, ids)
    batches.checked(batch)
    store.show()
  }
  const retryThose = async (isMeant: (file: QueuedFile) => boolean) => {
    const batch = batches.begin()
    const ids = [...store.all()].filter(isMeant).map(({ id }) => id)
    for (const id of ids) {
      store.tell(id, { type: 'retry', key: randomId(), batch })
      await breathe()
    }
    await check(ids, batch)
  }
  const reunite = async (found: ReadonlyMap<string, ChosenFile>) => {
    const batch = batches.begin()
    for (const [id, file] of found) {
      store.tell(id, { type: 'reunite', file, batch })
      await breathe()
    }
    await check([...found.keys()], batch)
  }

  return {
    ...createActs(store, batches),
    getSnapshot: store.view,
    subscribe: store.subscribe,
    pace,
    async choose(files, destination) {
      transport.prepare?.()
      const { known, strangers } = await recognise(missingIn(store), files, {
        environment: destination.sid,
        sample: options.sample,
        breathe,
      })
      if (known.size > 0) void reunite(known)
      for (const file of strangers) {
        store.add(newFile(file, destination, store.view()))
        await breathe()
      }
      store.show()
    },
    async submit(limits) {
      const checked = checkFolder(store.settings().folder)
      if (!checked.ok) return
      const rules = { ...limits, folder: checked.folder }
      const batch = batches.begin()
      const ids = [...store.all()].filter(isChosen).map(({ id }) => id)
      for (const id of ids) {
        submitOne(store, id, rules, batch)
        await breathe()
      }
      await check(ids, batch)
    },
    retry: (wanted) => retryThose(({ id }) => id === wanted),
    retryAll: () => retryThose(isRetriable),
    retryCancelled: () => retryThose(canSendAgain),
    reunite,
    conclude(id, news) {
      store.tell(id, { type: 'publish', published: news })
      published.tell(news)
    },
    wake() {
      runner.wake()
      perseverance.wake()
      void retryThose(({ state }) => state.kind === 'failed' && isSignedOut(state.reason))
    },
    setOnTaken(onTaken) {
      store.set({ onTaken })
      store.show()
    },
    onPublished: published.listen,
    onError: errors.listen,
    store,
  }
}

const isChosen = ({ state }: QueuedFile) => state.kind === 'chosen'

/** It may have been removed or changed since the others were submitted. */
function submitOne(store: QueueStore, id: string, rules: PlanRules, batch: number): void {
  const file = store.get(id)
  if (!file || !isChosen(file)) return
  const submission = submissionOf(file, rules)
  store.tell(
    id,
    submission.ok
      ? { type: 'submit', target: submission.target, batch, key: randomId() }
      : { type: 'fail', reason: submission.reason },
  )
}

const missingIn = (store: QueueStore) =>
  [...store.all()].filter(({ state }) => state.kind === 'missing')

function newFile(
  file: ChosenFile,
  destination: Destination,
  { visibility }: QueueView,
): QueuedFile {
  return {
    id: randomId(),
    file,
    destination,
    visibility,
    target: null,
    batch: 0,
    key: '',
    sha256: null,
    sample: null,
    uploadUrl: null,
    acknowledged: 0,
    mayBePublished: false,
    state: { kind: 'chosen' },
  }
}
