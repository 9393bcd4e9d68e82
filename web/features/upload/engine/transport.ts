import type { Published } from '../../../../contract/uploads.ts'
import type { UploadTarget } from './queue-state.ts'
import type { ChosenFile } from './chosen-file.ts'

/** How the queue follows a file that a transport sends. */
export interface SendWatch {
  /** The server has this many bytes of the file now. */
  onAcknowledged: (bytes: number) => void
  /** The last byte left; what remains is the server's work and its answer. */
  onAllSent: () => void
  /** Aborting it gives the upload up, here and on the server. */
  signal: AbortSignal
}

/** The way of bytes to the server. */
export interface Transport {
  /**
   * Sends one file. Resolves with what the server says it has published and with nothing
   * less; rejects with ApiError, Unreachable or UploadFailure. After an abort nothing is
   * called any more, and the promise rejects with the signal's reason.
   */
  send: (file: ChosenFile, target: UploadTarget, watch: SendWatch) => Promise<Published>
  /** Fetches the code that sending needs, ahead of the first file. */
  prepare?: () => void
}
