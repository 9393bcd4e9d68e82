import type { Blobs } from '../blobs/port.ts'
import type { Upload } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/** Uploads that a request of this process is writing to. */
export type UploadLocks = Set<string>

/**
 * Runs an act on an upload while no other request does. Throws upload_busy at once rather
 * than wait: the other may be a dead connection that has not been noticed yet.
 */
export async function withUploadLock<Result>(
  locks: UploadLocks,
  sid: string,
  act: () => Promise<Result>,
): Promise<Result> {
  if (locks.has(sid)) throw new Failure('upload_busy')
  locks.add(sid)
  try {
    return await act()
  } finally {
    locks.delete(sid)
  }
}

/**
 * Adds a request's bytes at `offset` and gives the new offset. Bytes that came before a
 * connection broke stay. Throws offset_conflict, invalid_request when there are too many.
 */
export async function receiveBytes(
  blobs: Blobs,
  upload: Upload,
  offset: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<number> {
  const staged = await blobs.stagedSize(upload.sid)
  if (staged === null) throw gone(upload.sid)
  if (staged !== offset) {
    const message = `The upload goes on at offset ${staged}, not ${offset}.`
    throw new Failure('offset_conflict', message)
  }
  if (!body) return staged
  return blobs.append(upload.sid, body, upload.length)
}

/** The failure of an upload that has ended or never was. */
export function gone(sid: string): Failure {
  return new Failure('not_found', `There is no upload ${sid}. Start it again.`)
}
