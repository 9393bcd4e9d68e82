import type { Visibility } from '../../../../contract/assets.ts'
import type { Batches } from './batches.ts'
import { nearestDecision } from './decisions.ts'
import { USUAL_FOLDER } from './folder.ts'
import { type QueuedFile, canPause, canRetry, isFinished, isUnderWay } from './queued-file.ts'
import type { QueueStore } from './queue-store.ts'
import type { Decision } from './file-events.ts'

/** What someone can do with files of the queue, one by one and with all. */
export interface QueueActs {
  setFolder: (folder: string) => void
  setVisibility: (id: string, visibility: Visibility) => void
  /** For those of the chosen files that have these ids. */
  setVisibilityOf: (ids: ReadonlySet<string>, visibility: Visibility) => void
  setVisibilityOfAll: (visibility: Visibility) => void
  /** Takes all chosen files out again; the folder that was typed for them goes too. */
  discardChosen: () => void
  /** Decides what becomes of a file whose path is taken. */
  decide: (id: string, decision: Decision) => void
  /** Decides all that wait for it, each by what comes closest (see decisions.ts). */
  decideAll: (decision: Decision) => void
  pause: (id: string) => void
  /** Goes on with a paused file, or now with one that was put off. */
  resume: (id: string) => void
  cancel: (id: string) => void
  pauseAll: () => void
  resumeAll: () => void
  cancelAll: () => void
  remove: (id: string) => void
  clearFinished: () => void
}

/** The acts over a store and its batches; each is seen at once. */
export function createActs(
  store: QueueStore,
  { pauseHeld }: Pick<Batches, 'pauseHeld'>,
): QueueActs {
  const each = (isMeant: (file: QueuedFile) => boolean, act: (file: QueuedFile) => void) => {
    for (const file of store.all()) if (isMeant(file)) act(file)
    store.show()
  }
  // In the place of each that is stopped, the next that waits would be sent.
  const eachUnsentFirst: typeof each = (isMeant, act) => {
    each((file) => file.state.kind === 'waiting' && isMeant(file), act)
    each(isMeant, act)
  }
  const one = (id: string, type: 'pause' | 'resume' | 'cancel') => {
    store.tell(id, { type })
    store.show()
  }
  const choose = (visibility: Visibility) => {
    store.set({ visibility })
    each(isChosen, (file) => store.replace({ ...file, visibility }))
  }
  const chooseFor = (ids: ReadonlySet<string>, visibility: Visibility) =>
    each(
      (file) => ids.has(file.id) && isChosen(file),
      (file) => store.replace({ ...file, visibility }),
    )
  return {
    setFolder(folder) {
      store.set({ folder })
      store.show()
    },
    setVisibility(id, visibility) {
      // Choosing for the only chosen file is choosing for all, so the next one begins with it.
      if (store.view().tally.counts.chosen === 1) return choose(visibility)
      chooseFor(new Set([id]), visibility)
    },
    setVisibilityOf: chooseFor,
    setVisibilityOfAll: choose,
    discardChosen() {
      store.set({ folder: USUAL_FOLDER })
      each(isChosen, ({ id }) => store.remove(id))
    },
    decide: (id, decision) =>
      each(
        (file) => file.id === id,
        (file) => decide(store, file, decision),
      ),
    decideAll: (decision) => each(isUndecided, (file) => decide(store, file, decision)),
    pause: (id) => one(id, 'pause'),
    resume: (id) => one(id, 'resume'),
    cancel: (id) => one(id, 'cancel'),
    pauseAll() {
      pauseHeld(true)
      eachUnsentFirst(canPause, ({ id }) => store.tell(id, { type: 'pause' }))
    },
    resumeAll() {
      pauseHeld(false)
      each(isPaused, ({ id }) => store.tell(id, { type: 'resume' }))
    },
    cancelAll() {
      pauseHeld(false)
      eachUnsentFirst(isCancellable, ({ id }) => store.tell(id, { type: 'cancel' }))
    },
    remove: (id) =>
      each(
        (file) => file.id === id && isRemovable(file),
        () => store.remove(id),
      ),
    clearFinished: () => each(isFinished, ({ id }) => store.remove(id)),
  }
}

/** Decides for one file, as far as that can be for what has its path. */
export function decide(store: QueueStore, file: QueuedFile, wanted: Decision): void {
  const decision = nearestDecision(file, wanted)
  store.tell(file.id, { type: 'decide', decision })
}

/** Whether a failed file is among those that “Retry all” means. */
export const isRetriable = (file: QueuedFile) => file.state.kind === 'failed' && canRetry(file)

/** Whether a cancelled file is among those that “Upload again” for all means. */
export const canSendAgain = (file: QueuedFile) =>
  file.state.kind === 'cancelled' && canRetry(file)

const isChosen = ({ state }: QueuedFile) => state.kind === 'chosen'
const isUndecided = ({ state }: QueuedFile) => state.kind === 'undecided'
const isPaused = ({ state }: QueuedFile) => state.kind === 'paused'
const isCancellable = (file: QueuedFile) =>
  isUnderWay(file) || ['paused', 'undecided', 'missing'].includes(file.state.kind)
const isRemovable = (file: QueuedFile) => isChosen(file) || isFinished(file)
