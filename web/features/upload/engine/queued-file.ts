import type { Asset, Visibility } from '../../../../contract/assets.ts'
import type { IfExists, Published } from '../../../../contract/uploads.ts'
import { type ChosenFile, baseName } from './chosen-file.ts'
import type { FailureReason } from './failure-reasons.ts'

/** The Environment that files are chosen for. */
export interface Destination {
  readonly sid: string
  readonly serviceSid: string
  /** For people: “white-beagle (dev)”. */
  readonly name: string
}

/** Where a file goes and who may read it: all the server needs besides the bytes. */
export interface UploadTarget {
  /** SIDs. */
  readonly service: string
  readonly environment: string
  /** The path asked for; the server drops a marker in it. */
  readonly path: string
  readonly visibility: Visibility
  readonly ifExists: IfExists
}

/** What came late: not known until the server is asked, and it may be gone again. */
export type LateComer = 'unknown' | 'asset' | 'function' | 'nothing'

/** What has the path a file wants. */
export type Taken =
  /** `isIdentical`: with the very same bytes, only who may read it differs. */
  | { readonly kind: 'asset'; readonly asset: Asset; readonly isIdentical: boolean }
  | { readonly kind: 'function' }
  /** Another file of the same batch, by its id: it goes first. */
  | { readonly kind: 'twin'; readonly of: string }
  /** Something that came between the check and the file's last byte. */
  | { readonly kind: 'late'; readonly by: LateComer }

/** When a file that waits after a failure goes again, and what the failure was. */
export interface Retry {
  /** How many attempts have failed. */
  readonly attempts: number
  /** In ms since 1970; null when it goes as soon as what it waits for is back. */
  readonly at: number | null
  readonly reason: FailureReason
}

/**
 * The life of one file. `published` is entered only by the server's answer that it is, never by
 * counting bytes.
 */
export type FileState =
  | { readonly kind: 'chosen' }
  /** Asking whether its path is free; `hashed` bytes of it are compared so far. */
  | { readonly kind: 'checking'; readonly hashed: number }
  /** Its path is taken by something else: someone must decide. */
  | { readonly kind: 'undecided'; readonly taken: Taken }
  /** `isHeld`: until the rest of its batch is decided; `behind`: and until that file has ended. */
  | {
      readonly kind: 'waiting'
      readonly isHeld: boolean
      readonly retry: Retry | null
      readonly behind?: string
    }
  | { readonly kind: 'sending' }
  | { readonly kind: 'paused' }
  /** The server has every byte; what remains is its work and its answer. */
  | { readonly kind: 'publishing' }
  | { readonly kind: 'published'; readonly published: Published }
  | { readonly kind: 'skipped'; readonly why: 'identical' | 'choice' }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  /** `mayBePublished`: its last byte may have arrived before the request was ended. */
  | { readonly kind: 'cancelled'; readonly mayBePublished: boolean }
  /** Of a former visit: its bytes must be chosen again before it can go on. */
  | { readonly kind: 'missing' }

export type FileStateKind = FileState['kind']

export interface QueuedFile {
  readonly id: string
  readonly file: ChosenFile
  /** Where it was dropped: it goes there, whatever is looked at when it is sent. */
  readonly destination: Destination
  /** What the user chose; a marker in the name can overrule it (see plan.ts). */
  readonly visibility: Visibility
  /** Set when the file is submitted; null before, and for a file that could not be. */
  readonly target: UploadTarget | null
  /** Files submitted together are checked together; 0 before. */
  readonly batch: number
  /** Names this submission to the server, so that repeating it publishes once. */
  readonly key: string
  /** Of the whole file, in hex; null unless it had to be known. */
  readonly sha256: string | null
  /** Of both its ends, by which it is known when it is chosen again; null until some of it is sent. */
  readonly sample: string | null
  /** The server's upload, once it has one. */
  readonly uploadUrl: string | null
  /** Bytes that the server said it has. */
  readonly acknowledged: number
  /** A request with its last byte has begun under this key: whatever is heard, it may be published. */
  readonly mayBePublished: boolean
  readonly state: FileState
}

const FINISHED: ReadonlySet<FileStateKind> = new Set([
  'published',
  'skipped',
  'failed',
  'cancelled',
])
const UNDER_WAY: ReadonlySet<FileStateKind> = new Set([
  'checking',
  'waiting',
  'sending',
  'publishing',
])

/** Whether the file needs nothing more from the queue. */
export const isFinished = ({ state }: QueuedFile) => FINISHED.has(state.kind)

/** Whether the queue goes on with the file by itself. */
export const isUnderWay = ({ state }: QueuedFile) => UNDER_WAY.has(state.kind)

/** Whether leaving the page now would stop something, or lose a choice. */
export const isOpen = (file: QueuedFile) => !isFinished(file) && file.state.kind !== 'missing'

/** Whether sending the file again, with nothing else changed, can help. */
export function canRetry({ state, target, file }: QueuedFile): boolean {
  if (!target || (file.bytes === null && file.origin !== 'url')) return false
  return state.kind === 'cancelled' || (state.kind === 'failed' && state.reason.retryable)
}

/** Whether the file can be held up, or is. */
export const canPause = ({ state, file }: QueuedFile) =>
  (state.kind === 'sending' && file.origin !== 'url') ||
  (state.kind === 'waiting' && !state.isHeld)

/** The name the file had where it came from. */
export const fileName = ({ file }: QueuedFile) => baseName(file)
