import type { Blobs } from './blobs/port.ts'
import type { Catalog } from './catalog/port.ts'

/** A sealed blob may wait this long, in ms, for the version that points at it. */
export const BLOB_GRACE = 24 * 60 * 60 * 1000
const BATCH = 500

interface BlobSweepDeps {
  catalog: Catalog
  blobs: Blobs
  /** The time in milliseconds. */
  clock: () => number
}

/** What a round found among the blobs. */
export interface SweptBlobs {
  /** How many it removed. */
  blobs: number
  /** How many go in the next round, if then no version points at them either. */
  suspects: number
}

/**
 * Rounds that remove blobs which no version points at. One must have been found so in the
 * round before too: so nothing goes in the first round of a process, and who has started
 * Hangar on the wrong catalog has the time between two rounds to notice.
 */
export function createBlobSweep(deps: BlobSweepDeps): () => Promise<SweptBlobs> {
  let suspects: ReadonlySet<string> = new Set()
  return async () => {
    const sealedBefore = deps.clock() - BLOB_GRACE
    const next = new Set<string>()
    const removed = new Set<string>()
    for await (const digest of unusedBlobs(deps, sealedBefore)) {
      if (removed.has(digest)) continue
      if (suspects.has(digest) && (await isRemoved(deps.blobs, digest, sealedBefore))) {
        removed.add(digest)
      } else {
        next.add(digest)
      }
    }
    suspects = next
    return { blobs: removed.size, suspects: next.size }
  }
}

async function* unusedBlobs(deps: BlobSweepDeps, sealedBefore: number): AsyncIterable<string> {
  for await (const batch of oldBlobs(deps.blobs, sealedBefore)) {
    const used = await deps.catalog.digestsInUse(batch)
    yield* batch.filter((digest) => !used.has(digest))
  }
}

async function* oldBlobs(blobs: Blobs, sealedBefore: number): AsyncIterable<string[]> {
  let batch: string[] = []
  for await (const { digest, sealed } of blobs.list()) {
    if (sealed >= sealedBefore) continue
    batch.push(digest)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The port looks at the date again: the same bytes may have been sealed anew meanwhile. */
async function isRemoved(blobs: Blobs, digest: string, sealedBefore: number): Promise<boolean> {
  await blobs.remove(digest, sealedBefore)
  const left = await blobs.open(digest)
  await left?.close()
  return left === null
}
