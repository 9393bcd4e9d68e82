import { type Schedule, createCoalescer } from '../coalescer.ts'
import type { QueuedFile } from '../queued-file.ts'
import type { QueueStore } from '../queue-store.ts'
import type { Sample } from './recognise.ts'
import type { SavedQueues, SavedState, SavedUpload } from './port.ts'

export interface KeepingDeps {
  store: QueueStore
  saved: SavedQueues
  /** The queue of this page. */
  queueId: string
  sample: Sample
  /** How long what changes may wait before it is written. */
  schedule: Schedule
}

/**
 * Keeps what is not finished for the next visit: a reload or a crash then loses nothing of it.
 * Returns the way to write at once what waits to be, for a page that is being left.
 */
export function keepQueue(deps: KeepingDeps): () => void {
  const { store, saved, queueId, sample, schedule } = deps
  const orders = new Map<string, number>()
  const sampling = new Set<string>()
  const changed = new Set<string>()
  const writing = createCoalescer(write, { schedule })
  let lastOrder = 0

  const note = (before: QueuedFile | null, after: QueuedFile | null) => {
    const id = (after ?? before)?.id
    if (id === undefined || (!orders.has(id) && !isKept(after))) return
    if (!orders.has(id)) orders.set(id, (lastOrder += 1))
    changed.add(id)
    writing.request()
    if (after && needsSample(after) && !sampling.has(id)) void takeSample(after)
  }
  store.onChange(note)
  // What came before anybody kept it.
  for (const file of store.all()) note(null, file)
  return writing.flush

  function write(): void {
    const records: SavedUpload[] = []
    const ended: string[] = []
    for (const id of changed) {
      const file = store.get(id) ?? null
      if (isKept(file)) records.push(recordOf(file, queueId, orders.get(id) ?? 0))
      else {
        ended.push(id)
        orders.delete(id)
      }
    }
    changed.clear()
    if (records.length > 0) void saved.putMany(records)
    if (ended.length > 0) void saved.deleteMany(ended)
  }

  async function takeSample({ id, file }: QueuedFile): Promise<void> {
    sampling.add(id)
    // A file that cannot be read fails where it is sent.
    const digest = file.bytes && (await sample(file.bytes).catch(() => null))
    sampling.delete(id)
    const now = store.get(id)
    if (now && digest) store.replace({ ...now, sample: digest })
  }
}

/** Whether something is left to do for the file that a later visit could do. */
function isKept(file: QueuedFile | null): file is QueuedFile {
  if (!file?.target) return false
  const { kind } = file.state
  return kind !== 'published' && kind !== 'skipped' && kind !== 'cancelled'
}

/** Only of a file that is partly sent must it be sure that it is the same one again. */
const needsSample = ({ file, sample, acknowledged, state }: QueuedFile) =>
  state.kind === 'sending' && acknowledged > 0 && sample === null && file.origin === 'disk'

function recordOf(queued: QueuedFile, queueId: string, order: number): SavedUpload {
  const { state: _now, batch: _ofThisPage, file, ...known } = queued
  const bytes = file.origin === 'paste' ? file.bytes : null
  return { ...file, ...known, queueId, order, state: savedState(queued), bytes }
}

function savedState({ state }: QueuedFile): SavedState {
  if (state.kind === 'paused') return { kind: 'paused' }
  return state.kind === 'failed' ? state : { kind: 'waiting' }
}
