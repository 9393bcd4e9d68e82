import type { Blobs } from './blobs/port.ts'
import type { Catalog } from './catalog/port.ts'

const HOUR = 60 * 60 * 1000
/** An upload that nobody has finished by then is given up. */
export const UPLOAD_LIFETIME = 7 * 24 * HOUR
/** A sealed blob may wait this long for the version that points at it. */
export const BLOB_GRACE = 24 * HOUR
const BATCH = 500

export interface SweeperDeps {
  catalog: Catalog
  blobs: Blobs
  /** The time in milliseconds. */
  clock: () => number
  /** Hears of what could not be swept; the next round tries again. */
  onError: (error: unknown) => void
}

/** What a round has removed. */
export interface Swept {
  uploads: number
  blobs: number
}

/**
 * Drops staged bytes that no upload knows: a crash came between staging and the row, or
 * between publishing and tidying up. Only at start, before any request: later, an upload that
 * is just being made would look the same. Resolves with their number.
 */
export async function dropStrayStaging({ catalog, blobs }: SweeperDeps): Promise<number> {
  let dropped = 0
  for (const id of await blobs.listStaged()) {
    if (await catalog.findUpload(id)) continue
    await blobs.discard(id)
    dropped += 1
  }
  return dropped
}

/** One round: uploads given up, and blobs that no version points at. */
export async function sweep(deps: SweeperDeps): Promise<Swept> {
  const swept = { uploads: 0, blobs: 0 }
  try {
    swept.uploads = await sweepUploads(deps)
    swept.blobs = await sweepBlobs(deps)
  } catch (error) {
    deps.onError(error)
  }
  return swept
}

/** Sweeps now and every hour. `stop` resolves when a round that is under way has ended. */
export function startSweeper(deps: SweeperDeps): { stop: () => Promise<void> } {
  let round = sweep(deps)
  const timer = setInterval(() => {
    round = round.then(() => sweep(deps))
  }, HOUR)
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}

async function sweepUploads({ catalog, blobs, clock }: SweeperDeps): Promise<number> {
  const given = await catalog.uploadsBefore(clock() - UPLOAD_LIFETIME)
  for (const sid of given) {
    await blobs.discard(sid)
    await catalog.deleteUpload(sid)
  }
  return given.length
}

async function sweepBlobs({ catalog, blobs, clock }: SweeperDeps): Promise<number> {
  const sealedBefore = clock() - BLOB_GRACE
  let removed = 0
  const removeUnused = async (digests: string[]) => {
    const used = await catalog.digestsInUse(digests)
    const unused = digests.filter((digest) => !used.has(digest))
    // The port looks at the date again: the same bytes may have been sealed anew meanwhile.
    for (const digest of unused) await blobs.remove(digest, sealedBefore)
    removed += unused.length
  }
  let batch: string[] = []
  for await (const { digest, sealed } of blobs.list()) {
    if (sealed >= sealedBefore) continue
    batch.push(digest)
    if (batch.length < BATCH) continue
    await removeUnused(batch)
    batch = []
  }
  if (batch.length > 0) await removeUnused(batch)
  return removed
}
