import type { Published } from '../../../../contract/uploads.ts'
import { asset, change, entry } from '../../../api/asset-samples.ts'
import { type ChosenFile, chosenFile } from './chosen-file.ts'
import { localReason } from './failure-reasons.ts'
import type {
  Destination,
  FileState,
  FileStateKind,
  QueuedFile,
  UploadTarget,
} from './queued-file.ts'
import type { QueueView } from './queue-store.ts'
import { tallyOf } from './tally.ts'

/** Believable files and states of the queue for tests. */

export function chosen(relativePath: string, known: Partial<ChosenFile> = {}): ChosenFile {
  const bytes = new File(['x'.repeat(known.size ?? 100)], relativePath, {
    type: 'image/png',
    lastModified: 1_000,
  })
  return { ...chosenFile(bytes, { relativePath }), ...known }
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

/** One state of every kind. */
export const STATES: { readonly [Kind in FileStateKind]: Extract<FileState, { kind: Kind }> } =
  {
    chosen: { kind: 'chosen' },
    checking: { kind: 'checking', hashed: 0 },
    undecided: { kind: 'undecided', taken: { kind: 'late', by: 'unknown' } },
    waiting: { kind: 'waiting', isHeld: false, retry: null },
    sending: { kind: 'sending' },
    paused: { kind: 'paused' },
    publishing: { kind: 'publishing' },
    published: { kind: 'published', published: published() },
    skipped: { kind: 'skipped', why: 'identical' },
    failed: { kind: 'failed', reason: localReason('unreachable') },
    cancelled: { kind: 'cancelled', mayBePublished: false },
    missing: { kind: 'missing' },
  }

export function queued(
  id: string,
  state: FileState,
  known: Partial<QueuedFile> = {},
): QueuedFile {
  const path = state.kind === 'chosen' ? null : target(`/assets/${id}.png`)
  return {
    id,
    file: chosen(`${id}.png`),
    destination: DESTINATION,
    visibility: 'public',
    target: path,
    batch: 1,
    key: '',
    sha256: null,
    sample: null,
    uploadUrl: null,
    acknowledged: 0,
    mayBePublished: state.kind === 'publishing',
    state,
    ...known,
  }
}

export function viewOf(...files: QueuedFile[]): QueueView {
  const settings = { folder: '/assets/', visibility: 'public', onTaken: 'ask' } as const
  return { ...settings, files, tally: tallyOf(files) }
}
