import type { Blobs, SealedBlob } from '../blobs/port.ts'
import type { Upload } from '../catalog/records.ts'

/**
 * How many bytes of an upload are here; null when it has lost its place for them. All of them
 * are when it is published, or when they were made a blob already on a disk without links.
 */
export async function arrivedBytes(blobs: Blobs, upload: Upload): Promise<number | null> {
  if (upload.changeSid) return upload.length
  const staged = await blobs.stagedSize(upload.sid)
  return staged ?? (await sealedBefore(blobs, upload))?.size ?? null
}

/** As arrivedBytes, of one that is not published, and only looking: nothing counts as renewed. */
export async function heldBytes(
  blobs: Blobs,
  { sid, sha256, length }: Upload,
): Promise<number | null> {
  const staged = await blobs.stagedSize(sid)
  const blob = staged === null && sha256 ? await blobs.open(sha256) : null
  await blob?.close()
  return blob?.size === length ? length : staged
}

/** Makes the bytes of a complete upload a blob, or finds that. Throws ChecksumMismatch. */
export async function sealUpload(blobs: Blobs, upload: Upload): Promise<SealedBlob> {
  const staged = await blobs.stagedSize(upload.sid)
  const before = staged === null ? await sealedBefore(blobs, upload) : null
  return before ?? blobs.seal(upload.sid, upload.sha256)
}

/** The blob of an upload that was sealed, but not published. */
async function sealedBefore(
  blobs: Blobs,
  { sha256, length }: Upload,
): Promise<SealedBlob | null> {
  const blob = sha256 ? await blobs.renew(sha256) : null
  return blob?.size === length ? blob : null
}
