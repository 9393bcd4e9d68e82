import { createBreather } from '../breather.ts'
import type { ChosenFile } from '../chosen-file.ts'
import { openHandle } from './file-handles.ts'
import { createPool } from '../pool.ts'
import type { FileState, QueuedFile } from '../queued-file.ts'
import type { SavedQueues, SavedUpload } from './port.ts'
import type { Transport } from '../sending/transport.ts'
import type { UploadQueue } from '../upload-queue.ts'

const QUESTIONS_AT_ONCE = 4

export interface RestoringDeps {
  queue: UploadQueue
  saved: SavedQueues
  transport: Pick<Transport, 'ask'>
}

/**
 * Takes over the files of a queue whose page has ended: what the server has published meanwhile
 * is, what can be had again goes on by itself, the rest waits until it is chosen again.
 */
export async function restoreQueue(deps: RestoringDeps, queueId: string): Promise<void> {
  const { queue, saved, transport } = deps
  const breathe = createBreather()
  const records = await saved.list(queueId)
  for (const record of records) {
    queue.store.add(fileOf(record))
    await breathe()
  }
  queue.store.show()
  const inTurn = createPool(QUESTIONS_AT_ONCE)
  const begun = records.filter(({ uploadUrl }) => uploadUrl !== null)
  await Promise.all(begun.map(({ id }) => inTurn(() => catchUp({ queue, transport }, id))))
  const paused = new Set(records.filter(isPaused).map(({ id }) => id))
  await goOn(queue, records, paused)
}

/**
 * Goes on with what waits for its bytes and has a handle; asks the person, who pressed a button.
 * Returns the ids of those that were changed, are gone, or may not be read.
 */
export async function continueByHandles(queue: UploadQueue): Promise<string[]> {
  const found = new Map<string, ChosenFile>()
  const refused: string[] = []
  for (const { id, file } of missingOf(queue)) {
    if (!file.handle) continue
    const opened = await openHandle(file, true)
    if (opened) found.set(id, opened)
    else refused.push(id)
  }
  void queue.reunite(found)
  return refused
}

const missingOf = (queue: UploadQueue): QueuedFile[] =>
  [...queue.store.all()].filter(({ state }) => state.kind === 'missing')

const isPaused = ({ state }: SavedUpload) => state.kind === 'paused'

/** Learns how far the server is with an upload; it may have finished it, or dropped it. */
async function catchUp(
  { queue: { store, conclude }, transport }: Pick<RestoringDeps, 'queue' | 'transport'>,
  id: string,
): Promise<void> {
  const file = store.get(id)
  if (!file) return
  try {
    const progress = await transport.ask(file)
    const now = store.get(id)
    // Someone may have chosen it again in the meantime.
    if (now?.state.kind !== 'missing' || now.uploadUrl !== file.uploadUrl) return
    if (progress?.published) return conclude(id, progress.published)
    if (progress) store.tell(id, { type: 'acknowledge', acknowledged: progress.offset })
    else store.replace({ ...now, uploadUrl: null, acknowledged: 0 })
  } catch {
    // Nobody answers now: sending will find out.
  }
}

async function goOn(
  queue: UploadQueue,
  records: readonly SavedUpload[],
  paused: ReadonlySet<string>,
): Promise<void> {
  const found = new Map<string, ChosenFile>()
  for (const { id } of records) {
    const file = queue.store.get(id)
    if (file?.state.kind !== 'missing') continue
    const bytes = await bytesOf(file.file)
    if (bytes && paused.has(id)) queue.store.replace({ ...file, file: bytes, state: PAUSED })
    else if (bytes) found.set(id, bytes)
  }
  await queue.reunite(found)
}

const PAUSED: FileState = { kind: 'paused' }

/** The file with its bytes, where they need not be asked for. */
async function bytesOf(file: ChosenFile): Promise<ChosenFile | null> {
  return file.origin === 'disk' ? openHandle(file, false) : file
}

function fileOf(record: SavedUpload): QueuedFile {
  const { id, destination, visibility, target, key, sha256, sample, uploadUrl } = record
  const { origin, relativePath, size, lastModified, contentType, sourceUrl } = record
  const { handle, bytes, acknowledged, mayBePublished = false } = record
  const file = {
    origin,
    relativePath,
    size,
    lastModified,
    contentType,
    sourceUrl,
    handle,
    bytes,
  }
  const known = { id, destination, visibility, target, key, sha256, sample, uploadUrl }
  return { ...known, acknowledged, mayBePublished, batch: 0, file, state: stateOf(record) }
}

/** What failed for good stays so; anything else can go on once its bytes are there. */
function stateOf({ state }: SavedUpload): FileState {
  return state.kind === 'failed' && !state.reason.retryable ? state : { kind: 'missing' }
}
