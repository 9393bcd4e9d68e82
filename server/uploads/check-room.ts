import { ERRORS } from '../../contract/errors.ts'
import type { Blobs } from '../blobs/port.ts'
import { Failure } from '../failure.ts'

/** Refuses so many bytes when the store has no room for them, before one is read. Throws storage_full. */
export async function refuseWithoutRoom(
  blobs: Pick<Blobs, 'room'>,
  bytes: number,
): Promise<void> {
  const room = bytes > 0 ? await blobs.room() : null
  if (room === null || bytes <= room) return
  const { title, remedy } = ERRORS.storage_full
  const message = `${title}. It has room for ${room} more bytes, and ${bytes} are to come. ${remedy}`
  throw new Failure('storage_full', message)
}

/** Refuses whatever comes while there is no room at all. Throws storage_full. */
export async function refuseWhenFull(blobs: Pick<Blobs, 'room'>): Promise<void> {
  if ((await blobs.room()) === 0) throw new Failure('storage_full')
}
