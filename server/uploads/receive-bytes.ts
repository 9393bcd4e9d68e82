import { takeIn } from '../blobs/intake.ts'
import { TooManyBytes, type Blobs, type Checksum } from '../blobs/port.ts'
import type { Upload } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { arrivedBytes } from './arrived-bytes.ts'
import { refuseWithoutRoom } from './check-room.ts'

/** The bytes a request brings. */
export interface Incoming {
  /** Where in the file they begin. */
  offset: number
  /** How many they are, when the request says so. */
  size: number | null
  /** Begins to read them; null when there are none. What is refused before is never sent. */
  open: () => ReadableStream<Uint8Array> | null
  /** Of these bytes, when the request has one. */
  checksum: Checksum | undefined
}

/** Refuses bytes that would not fit in a file of `length`. Throws TooManyBytes. */
export function refuseSurplus(length: number, { offset, size }: Incoming): void {
  if (size !== null && offset + size > length) throw new TooManyBytes(length - offset)
}

/**
 * Adds a request's bytes and gives the new offset. Bytes that came before a connection broke,
 * or before `stop`, stay, unless a checksum is to be of all of them; of too many bytes none do.
 * Throws offset_conflict, TooManyBytes, ChecksumMismatch, StorageFull, and what `stop` aborts
 * with.
 */
export async function receiveBytes(
  blobs: Blobs,
  upload: Upload,
  incoming: Incoming,
  stop: AbortSignal,
): Promise<number> {
  const { offset, checksum } = incoming
  const arrived = await arrivedBytes(blobs, upload)
  if (arrived === null) throw gone(upload.sid)
  if (arrived !== offset) {
    const message = `The upload goes on at offset ${arrived}, not ${offset}.`
    throw new Failure('offset_conflict', message)
  }
  refuseSurplus(upload.length, incoming)
  await refuseWithoutRoom(blobs, upload.length - arrived)
  const body = incoming.open()
  if (!body) return arrived
  if (arrived === upload.length) {
    // There may be no place for bytes any more, but none may come either.
    await takeIn(body, 0, () => undefined, stop)
    return arrived
  }
  return blobs.append(upload.sid, body, upload.length, { stop, checksum })
}

/** The failure of an upload that has ended or never was. */
export function gone(sid: string): Failure {
  return new Failure('not_found', `There is no upload ${sid}. Start it again.`)
}
