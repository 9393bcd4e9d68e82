import type { Visibility } from '../../../../contract/assets.ts'
import type { IfExists, Published } from '../../../../contract/uploads.ts'
import type { ChosenFile } from './chosen-file.ts'
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

/**
 * The life of one file. `published` is entered only by the server's last answer, never by
 * counting bytes; `acknowledged` are the bytes the server said it has.
 */
export type FileState =
  | { readonly kind: 'chosen' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly acknowledged: number; readonly total: number }
  | { readonly kind: 'publishing'; readonly acknowledged: number; readonly total: number }
  | { readonly kind: 'published'; readonly published: Published }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  /** `afterAllSent`: the server had every byte, so it may have published the file. */
  | { readonly kind: 'cancelled'; readonly afterAllSent: boolean }

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
  readonly state: FileState
}

export interface QueueState {
  readonly files: readonly QueuedFile[]
  /** The folder that files chosen but not yet submitted will go to, as typed. */
  readonly folder: string
  /** What the next chosen files begin with. */
  readonly visibility: Visibility
}

/** Everything that can happen to the queue. Events that do not fit a file's state are ignored. */
export type QueueEvent =
  | {
      type: 'choose'
      files: readonly { id: string; file: ChosenFile }[]
      destination: Destination
    }
  | { type: 'set_folder'; folder: string }
  | { type: 'set_visibility'; id: string; visibility: Visibility }
  | { type: 'set_all_visibilities'; visibility: Visibility }
  | {
      type: 'submit'
      targets: ReadonlyMap<string, UploadTarget>
      refused: ReadonlyMap<string, FailureReason>
    }
  | { type: 'discard_chosen' }
  | { type: 'send'; id: string }
  | { type: 'acknowledge'; id: string; acknowledged: number }
  | { type: 'all_sent'; id: string }
  | { type: 'publish'; id: string; published: Published }
  | { type: 'fail'; id: string; reason: FailureReason }
  | { type: 'cancel'; id: string }
  | { type: 'retry'; ids: ReadonlySet<string>; ifExists?: IfExists }
  | { type: 'remove'; id: string }
  | { type: 'clear_finished' }

/** An empty queue; uploads go below `/assets/` unless the user names another folder. */
export function emptyQueue(visibility: Visibility): QueueState {
  return { files: [], folder: '/assets/', visibility }
}

/** Whether the file needs nothing more from the queue: until then leaving the page loses it. */
export function isFinished({ state }: QueuedFile): boolean {
  return state.kind === 'published' || state.kind === 'failed' || state.kind === 'cancelled'
}

/** Whether the file is with the runner. */
export function isUnderWay({ state }: QueuedFile): boolean {
  return state.kind === 'waiting' || state.kind === 'sending' || state.kind === 'publishing'
}

/** The last part of the path the file had on the user's disk. */
export function fileName({ file }: QueuedFile): string {
  return file.relativePath.slice(file.relativePath.lastIndexOf('/') + 1)
}

/** Whether the path was taken: someone must choose between replacing and keeping both. */
export function isConflict({ state }: QueuedFile): boolean {
  return state.kind === 'failed' && state.reason.code === 'path_taken'
}

/** Whether sending the file again, with nothing else changed, can help. */
export function canRetry(file: QueuedFile): boolean {
  if (!file.target || isConflict(file)) return false
  return (
    file.state.kind === 'cancelled' ||
    (file.state.kind === 'failed' && file.state.reason.retryable)
  )
}
