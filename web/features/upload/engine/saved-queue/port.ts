import type { Visibility } from '../../../../../contract/assets.ts'
import type { FileOrigin } from '../chosen-file.ts'
import type { FailureReason } from '../failure-reasons.ts'
import type { Destination, UploadTarget } from '../queued-file.ts'

/** Where a file stood when its page ended. One that was being sent is saved as waiting. */
export type SavedState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly reason: FailureReason }

/** A file on its way, as it outlives its page: all but its bytes, unless nothing else has them. */
export interface SavedUpload {
  /** Nobody else's, over all queues. */
  readonly id: string
  readonly queueId: string
  /** Its place in the queue; need not be without gaps. */
  readonly order: number
  readonly origin: FileOrigin
  /** Where it was below the dropped folder, with its name. */
  readonly relativePath: string
  readonly size: number
  /** In ms since 1970. */
  readonly lastModified: number
  readonly contentType: string
  /** What the server fetches, for one from a URL; else null. */
  readonly sourceUrl: string | null
  readonly destination: Destination
  readonly visibility: Visibility
  readonly target: UploadTarget | null
  /** Names the submission to the server, so that repeating it publishes once. */
  readonly key: string
  /** The server's upload, once it has one. */
  readonly uploadUrl: string | null
  /** Of both ends of the file, to know it by when it is chosen again; see sample-digest.ts. */
  readonly sample: string | null
  readonly sha256: string | null
  readonly state: SavedState
  /** Bytes that the server said it has. */
  readonly acknowledged: number
  /** Missing in what earlier consoles wrote. */
  readonly mayBePublished?: boolean
  /** Finds the file again, where the browser grants one. */
  readonly handle: FileSystemFileHandle | null
  /** Only of what was pasted, which is nowhere else. */
  readonly bytes: Blob | null
}

/**
 * What of the queues outlives their pages. Acts come into effect in the order they were asked for,
 * however long one of them takes.
 */
export interface SavedQueues {
  /** Writes the records, over those with the same id. */
  putMany: (records: readonly SavedUpload[]) => Promise<void>
  /** Deletes the records; an id there is none of is no error. */
  deleteMany: (ids: readonly string[]) => Promise<void>
  /** The records of a queue by their order; empty when there is no such queue. */
  list: (queueId: string) => Promise<SavedUpload[]>
  /** The queues that have any records, in no order. */
  queueIds: () => Promise<string[]>
  deleteQueue: (queueId: string) => Promise<void>
}
