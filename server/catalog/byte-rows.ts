/**
 * The bytes of small files, by their SHA-256 (lower-case hex): as rows they are durable together
 * with the Change that brings them, for the price of one sync. A Change writes them; what is
 * larger is in the blob store.
 */
export interface ByteRows {
  findBytes(digest: string): Promise<Uint8Array | null>
  /** Counts bytes as written at `now` (ms); their number, or null when there are none. */
  renewBytes(digest: string, now: number): Promise<number | null>
  /** Digests with the time each was written last, in ms; in batches, for the sweeper. */
  listBytes(): AsyncIterable<{ digest: string; sealed: number }[]>
  /** Drops bytes that were last written before the time, if there are such. */
  deleteBytes(digest: string, before: number): Promise<void>
}
