import type { Published } from '../../../../../contract/uploads.ts'
import type { QueuedFile } from '../queued-file.ts'

/** How the queue follows a file that a transport sends. */
export interface SendWatch {
  /** The server has an upload for the file now, by which it can be gone on with. */
  onBegun: (uploadUrl: string) => void
  /** The server has this many bytes of the file now. */
  onAcknowledged: (bytes: number) => void
  /** How many bytes there are, of a file of which only the server can know. */
  onMeasured: (size: number) => void
  /** A request begins that brings the last byte: from now on the server may publish the file. */
  onMayArrive: () => void
  /** The last byte left; what remains is the server's work and its answer. */
  onAllSent: () => void
  /** Aborts with a Stopped. */
  signal: AbortSignal
}

/** Why a run was stopped: what is paused stays on the server, what is cancelled is given up. */
export class Stopped extends Error {
  readonly how: 'paused' | 'cancelled'
  constructor(how: 'paused' | 'cancelled') {
    super(`the upload was ${how}`)
    this.name = 'Stopped'
    this.how = how
  }
}

/** Whether what the server has of a stopped file is to be dropped. */
export const isGivenUp = ({ reason }: AbortSignal) =>
  !(reason instanceof Stopped) || reason.how === 'cancelled'

/** How far an upload of a former visit is. */
export interface Progress {
  offset: number
  /** What became of it, once the server has published it. */
  published: Published | null
}

/** The way of a file to the server. */
export interface Transport {
  /**
   * Sends one file, from where its upload is if it has one. Resolves with what the server says
   * it has published and with nothing less; rejects with ApiError, Unreachable or UploadFailure.
   * After an abort nothing is called any more, and the promise rejects with the signal's reason.
   */
  send: (file: QueuedFile, watch: SendWatch) => Promise<Published>
  /** How far the file's upload is; null when the server has none. Rejects as `send`. */
  ask: (file: QueuedFile) => Promise<Progress | null>
  /** How much of a request a file fills, from 0 to 1: some share one. All of it where not told. */
  shareOf?: (file: QueuedFile) => number
  /** Has the server drop what it holds of a file that nobody wants any more. */
  giveUp: (file: QueuedFile) => void
  /** Fetches the code that sending needs, ahead of the first file. */
  prepare?: () => void
}
