import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { UploadFailure, localReason } from '../failure-reasons.ts'

/** Up to this size the browser hashes in one go: faster, but whole in memory. */
export const ONE_GO_BYTES = 8 * 1024 ** 2
const PROGRESS_MS = 100

export interface DigestOptions {
  /** Hears how many bytes are hashed, ten times a second at most. */
  onProgress?: (bytes: number) => void
  signal?: AbortSignal
  /** Milliseconds of a steady clock. */
  now?: () => number
  /** The browser's own hashing; a console on plain http in a company network has none. */
  subtle?: SubtleCrypto | null
}

/**
 * The SHA-256 of a blob in hex. Never holds more than 8 MiB of it. Rejects with UploadFailure
 * `unreadable` when the bytes cannot be read, and with the signal's reason.
 */
export async function digestOf(blob: Blob, options: DigestOptions = {}): Promise<string> {
  const { signal, subtle = globalThis.crypto.subtle ?? null } = options
  signal?.throwIfAborted()
  if (subtle === null || blob.size > ONE_GO_BYTES) return digestOfParts(blob, options)
  const bytes = await readable(blob.arrayBuffer())
  signal?.throwIfAborted()
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes)))
}

async function digestOfParts(
  blob: Blob,
  { onProgress, signal, now = () => performance.now() }: DigestOptions,
): Promise<string> {
  const hash = sha256.create()
  const reader = blob.stream().getReader()
  let bytes = 0
  let told = now()
  for (;;) {
    const part = await readable(reader.read())
    if (signal?.aborted) await reader.cancel(signal.reason)
    signal?.throwIfAborted()
    if (part.done) return bytesToHex(hash.digest())
    hash.update(part.value)
    bytes += part.value.length
    if (now() - told < PROGRESS_MS) continue
    told = now()
    onProgress?.(bytes)
  }
}

/** Names a failure to read as such, whatever a browser calls it. */
async function readable<T>(bytes: Promise<T>): Promise<T> {
  try {
    return await bytes
  } catch (cause) {
    throw new UploadFailure(localReason('unreadable'), { cause })
  }
}
