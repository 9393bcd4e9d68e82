import { noStagingArea, refuse, takeIn } from './intake.ts'
import { openBytes } from './open-bytes.ts'
import { blobPath, stagedPath } from './names.ts'
import {
  ChecksumMismatch,
  TooManyBytes,
  type AppendOptions,
  type Blobs,
  type Checksum,
  type SealedBlob,
} from './port.ts'
import { createTurns } from './turns.ts'

interface Staged {
  chunks: Uint8Array<ArrayBuffer>[]
  size: number
  /** Those of them that count; the others are not checked yet. */
  counted: number
}

interface Kept {
  bytes: Uint8Array
  sealed: number
}

/** Blobs kept in memory, for the browser mock and for tests; gone with the process. */
export function createMemoryBlobs(clock: () => number = Date.now): Blobs {
  const staging = new Map<string, Staged>()
  const blobs = new Map<string, Kept>()
  const turns = createTurns()

  return {
    async stage(id) {
      const path = stagedPath(id)
      if (!staging.has(path)) staging.set(path, { chunks: [], size: 0, counted: 0 })
    },
    stagedSize: async (id) => staging.get(stagedPath(id))?.counted ?? null,
    append: (id, bytes, limit, options) =>
      turns(id, async () => {
        const staged = staging.get(stagedPath(id))
        if (!staged) throw refuse(bytes, id)
        return append(staged, bytes, limit, options)
      }),
    seal: (id, digest) =>
      turns(id, async () => {
        const staged = staging.get(stagedPath(id))
        if (!staged) throw noStagingArea(id)
        const sealed = await join(staged)
        if (digest && sealed.digest !== digest) throw new ChecksumMismatch('sha256')
        blobs.set(blobPath(sealed.digest), { bytes: sealed.bytes, sealed: clock() })
        return { digest: sealed.digest, size: sealed.size }
      }),
    async discard(id) {
      staging.delete(stagedPath(id))
    },
    listStaged: async () => [...staging.keys()].map(lastPart),
    room: async () => null,
    async open(digest) {
      const kept = blobs.get(blobPath(digest))
      return kept ? openBytes(kept.bytes) : null
    },
    async renew(digest) {
      const kept = blobs.get(blobPath(digest))
      if (kept) kept.sealed = clock()
      return kept ? { digest, size: kept.bytes.byteLength } : null
    },
    async *list() {
      for (const [path, kept] of blobs) yield { digest: lastPart(path), sealed: kept.sealed }
    },
    async remove(digest, sealedBefore = Infinity) {
      const path = blobPath(digest)
      if ((blobs.get(path)?.sealed ?? Infinity) < sealedBefore) blobs.delete(path)
    },
  }
}

async function append(
  staged: Staged,
  bytes: ReadableStream<Uint8Array>,
  limit: number,
  { stop, checksum }: AppendOptions = {},
): Promise<number> {
  const { size, chunks } = staged
  const count = chunks.length
  const take = (chunk: Uint8Array) => {
    chunks.push(chunk.slice())
    staged.size += chunk.byteLength
    if (!checksum) staged.counted = staged.size
    return undefined
  }
  try {
    await takeIn(bytes, limit - size, take, stop)
    if (checksum) await verify(chunks.slice(count), checksum)
  } catch (error) {
    if (checksum || error instanceof TooManyBytes) {
      chunks.length = count
      staged.size = size
      staged.counted = size
    }
    throw error
  }
  staged.counted = staged.size
  return staged.size
}

const SUBTLE_NAMES = { sha1: 'SHA-1', sha256: 'SHA-256' } as const

/** Throws ChecksumMismatch. */
async function verify(
  chunks: Uint8Array<ArrayBuffer>[],
  { algorithm, digest }: Checksum,
): Promise<void> {
  const bytes = await new Blob(chunks).arrayBuffer()
  const hash = new Uint8Array(await crypto.subtle.digest(SUBTLE_NAMES[algorithm], bytes))
  if (hash.toHex() !== digest) throw new ChecksumMismatch(algorithm)
}

async function join(staged: Staged): Promise<SealedBlob & { bytes: Uint8Array }> {
  const bytes = new Uint8Array(staged.size)
  let at = 0
  for (const chunk of staged.chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const digest = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { digest, size: bytes.byteLength, bytes }
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)
