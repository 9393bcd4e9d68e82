/** What the page asks of the worker that hashes. Jobs are told apart by their number. */
export type HashRequest =
  | { readonly kind: 'digest'; readonly job: number; readonly blob: Blob }
  | { readonly kind: 'abort'; readonly job: number }

/** What the worker tells. Each job ends with one of the last three, unless it was aborted. */
export type HashReply =
  /** So many bytes are hashed. */
  | { readonly kind: 'progress'; readonly job: number; readonly bytes: number }
  /** In hex. */
  | { readonly kind: 'digested'; readonly job: number; readonly sha256: string }
  /** The bytes cannot be read (any more). */
  | { readonly kind: 'unreadable'; readonly job: number; readonly detail: string }
  | { readonly kind: 'failed'; readonly job: number; readonly detail: string }
