import { LIMITS } from '../../contract/limits.ts'
import type { AppDeps } from '../app.ts'
import { TooManyBytes, type SealedBlob } from '../blobs/port.ts'
import type { ResourceKind } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { newSid } from '../rules/sids.ts'
import { UploadLocks } from '../uploads/upload-locks.ts'

/**
 * Takes the bytes of an Asset or a Function in, as they come, and makes them a blob; the version
 * that points at it must be written within a day (see BLOB_GRACE). What came is dropped when not
 * all of it does. Throws too_large, StorageFull, and whatever breaks the stream.
 */
export function receiveBlob(
  {
    blobs,
    maxAssetBytes,
    uploadLocks,
  }: Pick<AppDeps, 'blobs' | 'maxAssetBytes' | 'uploadLocks'>,
  bytes: ReadableStream<Uint8Array>,
  kind: ResourceKind,
): Promise<SealedBlob> {
  const id = newSid('upload')
  const isFunction = kind === 'function'
  const limit = isFunction ? Math.min(LIMITS.functionBytes, maxAssetBytes) : maxAssetBytes
  const receive = async () => {
    try {
      await blobs.stage(id)
      await blobs.append(id, bytes, limit)
      return await blobs.seal(id)
    } catch (error) {
      if (!(error instanceof TooManyBytes)) throw error
      throw isFunction ? functionTooLarge(limit) : tooLarge(limit)
    } finally {
      // What could not be dropped is swept.
      await blobs.discard(id).catch(() => {})
    }
  }
  // Held, since there is no upload's row: a sweeper would take the bytes of a slow line for strays.
  return (uploadLocks ?? new UploadLocks()).hold(id, receive)
}

function tooLarge(limit: number): Failure {
  const message = `The file has more than the ${limit} bytes that this server takes. Send a smaller file, or raise HANGAR_MAX_ASSET_BYTES.`
  return new Failure('too_large', message)
}

/** What is said of a Function with more bytes than the limit. */
export function functionTooLarge(limit: number = LIMITS.functionBytes): Failure {
  const message = `The Function has more than the ${limit} bytes that a Function can have. Leave packages out of the bundle and name them in Dependencies.`
  return new Failure('too_large', message)
}
