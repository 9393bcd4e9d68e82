import { digestOf } from './digest.ts'

/** How much of each end of a file is looked at, in bytes. */
const END_BYTES = 256 * 1024

/**
 * Recognises a file that is chosen again, however large it is, at once: the SHA-256, in hex, of its
 * size (8 bytes, the highest first) with its first and its last 256 KiB. Not proof that all of it
 * is the same. Rejects with UploadFailure `unreadable`.
 */
export async function sampleDigest(blob: Blob): Promise<string> {
  const size = new DataView(new ArrayBuffer(8))
  size.setBigUint64(0, BigInt(blob.size))
  const first = blob.slice(0, END_BYTES)
  const last = blob.slice(Math.max(END_BYTES, blob.size - END_BYTES))
  return digestOf(new Blob([size, first, last]))
}
