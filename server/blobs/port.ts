/** Thrown by append when the bytes would pass `limit`. None of them are kept. */
export class TooManyBytes extends Error {
  constructor(room: number) {
    super(`more than the ${room} bytes that were left`)
    this.name = 'TooManyBytes'
  }
}

/** Thrown when the store has no room left. Nothing already stored is affected. */
export class StorageFull extends Error {
  constructor(options?: ErrorOptions) {
    super('the blob store is full', options)
    this.name = 'StorageFull'
  }
}

/** Thrown by append and seal when the bytes are not those of the checksum. */
export class ChecksumMismatch extends Error {
  readonly algorithm: Checksum['algorithm']
  constructor(algorithm: Checksum['algorithm']) {
    super(`the bytes do not have the ${algorithm} that was announced`)
    this.name = 'ChecksumMismatch'
    this.algorithm = algorithm
  }
}

/** What bytes must add up to. */
export interface Checksum {
  algorithm: 'sha1' | 'sha256'
  /** Lower-case hex. */
  digest: string
}

/** What else there is to an append. */
export interface AppendOptions {
  /** Breaks the stream with its reason. */
  stop?: AbortSignal | undefined
  /** Of the bytes of this call. */
  checksum?: Checksum | undefined
}

/** A sealed blob: bytes named by their SHA-256 (lower-case hex). */
export interface SealedBlob {
  digest: string
  size: number
}

/** How small files come that need no staging area, because their bytes are all there. */
export interface WholeFiles {
  /** The most bytes such a file may have. */
  readonly limit: number
  /** In lower-case hex. */
  digestOf(bytes: Uint8Array, algorithm: Checksum['algorithm']): string
}

/** An open blob, for reading at any place. Must be closed. */
export interface OpenBlob {
  readonly size: number
  /** Fills `target` from `position` on; resolves with the bytes read, 0 at the end. */
  read(target: Uint8Array, position: number): Promise<number>
  close(): Promise<void>
}

/**
 * The bytes port. Bytes arrive in a staging area named by an upload's SID, in order and in
 * as many parts as it takes, and survive a restart there; `seal` makes them a blob, which
 * never changes. A blob is stored once however often it is sealed.
 */
export interface Blobs {
  /** Of a store that finds small files which came as a part of their Change; see `WholeFile`. */
  readonly whole?: WholeFiles
  /** Opens a staging area. */
  stage(id: string): Promise<void>
  /**
   * Bytes staged so far, or null when there is no such area. Those that come with a checksum count
   * from when they are checked; a process that dies before that takes them along.
   */
  stagedSize(id: string): Promise<number | null>
  /**
   * Adds bytes at the end and resolves with the new size. The stream's chunks are taken over:
   * nobody else may look at them any more, as if they had been transferred. When the stream breaks, what came
   * before stays staged and the error is thrown; `stop` breaks it with its reason. A stream that
   * passes `limit` (the size the whole area may reach) leaves the area as it was: the bytes are
   * not what was announced, and their beginning would pass for a whole file. With a `checksum`
   * it is all or nothing: bytes that could not be checked to the end are not kept either. Throws
   * TooManyBytes, ChecksumMismatch, StorageFull.
   */
  append(
    id: string,
    bytes: ReadableStream<Uint8Array>,
    limit: number,
    options?: AppendOptions,
  ): Promise<number>
  /**
   * Hash, make durable, give the blob its name. The staging area stays until it is discarded, so
   * that it can be sealed again when what was to point at the blob could not be written; it
   * may not grow any more. Throws ChecksumMismatch when its bytes do not have the `digest`
   * (SHA-256, lower-case hex) they are to have.
   */
  seal(id: string, digest?: string | null): Promise<SealedBlob>
  /** Drops a staging area, if there is one. */
  discard(id: string): Promise<void>
  /** Ids of all staging areas. */
  listStaged(): Promise<string[]>
  /**
   * How many bytes can still be taken, as of a second ago at most; null where nobody knows. It
   * promises nothing: others may take them first.
   */
  room(): Promise<number | null>

  /** Opens a blob, or null when there is none. */
  open(digest: string): Promise<OpenBlob | null>
  /**
   * Puts a blob at a path without a copy, as a file that nobody may write; false where that
   * cannot be. Only of stores that keep blobs as files.
   */
  linkTo?(digest: string, path: string): Promise<boolean>
  /**
   * Counts a blob as sealed now, as if its bytes had come again; null when there is none. For a
   * version of bytes that are there already: no sweeper takes them before it is written.
   */
  renew(digest: string): Promise<SealedBlob | null>
  /**
   * Every blob with the time it was last sealed, in ms; for the sweeper. One that is kept in two
   * places comes twice.
   */
  list(): AsyncIterable<{ digest: string; sealed: number }>
  /**
   * Drops a blob, if there is one. With `sealedBefore` (ms) only when it was not sealed at
   * that time or since: so a sweeper cannot take a blob that an upload has just found again.
   */
  remove(digest: string, sealedBefore?: number): Promise<void>
}
