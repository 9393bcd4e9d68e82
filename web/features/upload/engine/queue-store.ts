import type { Visibility } from '../../../../contract/assets.ts'
import type { QueuedFile } from './queued-file.ts'
import { type Tally, createTally } from './tally.ts'
import { type Schedule, createCoalescer } from './coalescer.ts'
import type { Decision, FileEvent } from './file-events.ts'
import { transition } from './transition.ts'

/** What a person sees of the queue: the same object until something is to be shown. */
export interface QueueView {
  /** In the order in which they were chosen. */
  readonly files: readonly QueuedFile[]
  readonly tally: Tally
  /** The folder that files chosen but not yet submitted will go to, as typed. */
  readonly folder: string
  /** What the next chosen files begin with. */
  readonly visibility: Visibility
  /** What is done about files whose path is taken, without asking. */
  readonly onTaken: Decision | 'ask'
}

export type QueueSettings = Pick<QueueView, 'folder' | 'visibility' | 'onTaken'>
type FileChange = (before: QueuedFile | null, after: QueuedFile | null) => void

/** The files of a queue by id, however many, and who wants to know of them. */
export interface QueueStore {
  get: (id: string) => QueuedFile | undefined
  all: () => Iterable<QueuedFile>
  add: (file: QueuedFile) => void
  remove: (id: string) => void
  /** Lets something happen to a file; returns the file as it is then. */
  tell: (id: string, event: FileEvent) => QueuedFile | undefined
  replace: (file: QueuedFile) => void
  set: (settings: Partial<QueueSettings>) => void
  settings: () => QueueSettings
  /** Hears of each change of a file, at once; for the engine. */
  onChange: (listener: FileChange) => () => void
  view: () => QueueView
  /** Hears that the view is another one, soon after it is; for the page. */
  subscribe: (listener: () => void) => () => void
  /** Shows all that happened so far, now: what someone did must be seen at once. */
  show: () => void
}

/** `schedule`: a page wants to draw ten times a second, not ten thousand times. */
export function createQueueStore(initial: QueueSettings, schedule: Schedule): QueueStore {
  const files = new Map<string, QueuedFile>()
  const tally = createTally()
  const changes = new Set<FileChange>()
  const viewers = new Set<() => void>()
  let settings = initial
  let view: QueueView = { ...settings, files: [], tally: tally.read() }
  const showing = createCoalescer(
    () => {
      view = { ...settings, files: [...files.values()], tally: tally.read() }
      for (const viewer of viewers) viewer()
    },
    { schedule },
  )
  const untold: Parameters<FileChange>[] = []
  let isTelling = false
  // What a listener does to the queue is told to all once all have heard of what came before.
  const note: FileChange = (before, after) => {
    tally.note(before, after)
    showing.request()
    untold.push([before, after])
    if (isTelling) return
    isTelling = true
    try {
      // Grows while it is gone through.
      for (const next of untold) for (const change of changes) change(...next)
    } finally {
      untold.length = 0
      isTelling = false
    }
  }
  const replace = (file: QueuedFile) => {
    const before = files.get(file.id)
    if (!before || before === file) return
    files.set(file.id, file)
    note(before, file)
  }
  return {
    get: (id) => files.get(id),
    all: () => files.values(),
    add(file) {
      files.set(file.id, file)
      note(null, file)
    },
    remove(id) {
      const file = files.get(id)
      if (files.delete(id) && file) note(file, null)
    },
    tell(id, event) {
      const before = files.get(id)
      if (before) replace(transition(before, event))
      return files.get(id)
    },
    replace,
    set(next) {
      settings = { ...settings, ...next }
      showing.request()
    },
    settings: () => settings,
    onChange: listenerOf(changes),
    view: () => view,
    subscribe: listenerOf(viewers),
    show: showing.flush,
  }
}

const listenerOf =
  <Listener>(listeners: Set<Listener>) =>
  (listener: Listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
