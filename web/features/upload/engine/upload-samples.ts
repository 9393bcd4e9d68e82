import type { Published } from '../../../../contract/uploads.ts'
import { asset, change, entry } from '../../../api/asset-samples.ts'
import type { ChosenFile } from './chosen-file.ts'
import { localReason } from './failure-reasons.ts'
import {
  type Destination,
  type FileState,
  type FileStateKind,
  type QueuedFile,
  type QueueState,
  type UploadTarget,
  emptyQueue,
} from './queue-state.ts'

/** Believable files and states of the queue for tests. */

export function chosen(relativePath: string, known: Partial<ChosenFile> = {}): ChosenFile {
  const bytes = new Blob(['x'.repeat(known.size ?? 100)], { type: 'image/png' })
  return { relativePath, size: bytes.size, contentType: bytes.type, bytes, ...known }
}

/** The Environment that files go to unless a test says otherwise. */
export const DESTINATION: Destination = {
  sid: `ZE${'5'.repeat(32)}`,
  serviceSid: `ZS${'5'.repeat(32)}`,
  name: 'star-fleet (ui)',
}

export function target(path = '/assets/logo.png'): UploadTarget {
  const { sid: environment, serviceSid: service } = DESTINATION
  return { service, environment, path, visibility: 'public', ifExists: 'fail' }
}

export function published(path = '/assets/logo.png'): Published {
  const made = asset(path)
  return { asset: made, change: change('upload', entry(null, made)) }
}

/** One state of every kind, for a file of 100 bytes. */
export const STATES: { readonly [Kind in FileStateKind]: Extract<FileState, { kind: Kind }> } =
  {
    chosen: { kind: 'chosen' },
    waiting: { kind: 'waiting' },
    sending: { kind: 'sending', acknowledged: 40, total: 100 },
    publishing: { kind: 'publishing', acknowledged: 40, total: 100 },
    published: { kind: 'published', published: published() },
    failed: { kind: 'failed', reason: localReason('unreachable') },
    cancelled: { kind: 'cancelled', afterAllSent: false },
  }

export function queued(
  id: string,
  state: FileState,
  known: Partial<QueuedFile> = {},
): QueuedFile {
  const file = chosen(`${id}.png`)
  const path = state.kind === 'chosen' ? null : target(`/assets/${id}.png`)
  const destination = DESTINATION
  return { id, file, destination, visibility: 'public', target: path, state, ...known }
}

export function queueOf(...files: QueuedFile[]): QueueState {
  return { ...emptyQueue('public'), files }
}
