import type { Blobs } from './blobs/port.ts'
import type { Catalog } from './catalog/port.ts'

const HOUR = 60 * 60 * 1000
/** An upload may take this long, in ms; after it, only one whose bytes still arrive goes on. */
export const UPLOAD_LIFETIME = 7 * 24 * HOUR
/** How long, in ms, no byte may have come for an upload that is older than that. */
export const UPLOAD_QUIET = 12 * HOUR

/** What a sweeper needs of the locks that the routes hold uploads with. */
export interface SweepLocks {
  /** Whether a request has the upload to itself now. */
  has(sid: string): boolean
  /** Runs an act that has the upload to itself. */
  hold<Result>(sid: string, act: () => Promise<Result>): Promise<Result>
}

interface UploadSweepDeps {
  catalog: Catalog
  blobs: Blobs
  /** The time in milliseconds. */
  clock: () => number
  /** Uploads that a request holds are left alone. Without, only their quiet protects them. */
  locks?: SweepLocks
}

/** What a staging area held, and since when it has held no more. */
interface Rest {
  size: number | null
  since: number
}

/**
 * Rounds that give up old uploads for which no more bytes come, row first: what a crash
 * leaves then is a stray. A round resolves with their number.
 */
export function createUploadSweep(deps: UploadSweepDeps): () => Promise<number> {
  let rests: ReadonlyMap<string, Rest> = new Map()
  return async () => {
    const now = deps.clock()
    const next = new Map<string, Rest>()
    let givenUp = 0
    for (const sid of await deps.catalog.uploadsBefore(now - UPLOAD_LIFETIME)) {
      const size = await deps.blobs.stagedSize(sid)
      const before = rests.get(sid)
      const rest = before?.size === size ? before : { size, since: now }
      // One without bytes is published already: only its row is left.
      const isOver = size === null || now - rest.since >= UPLOAD_QUIET
      if (isOver && (await giveUp(deps, sid, size))) givenUp += 1
      else next.set(sid, rest)
    }
    rests = next
    return givenUp
  }
}

async function giveUp(
  { catalog, blobs, locks }: UploadSweepDeps,
  sid: string,
  size: number | null,
): Promise<boolean> {
  if (locks?.has(sid)) return false
  const act = async () => {
    if ((await blobs.stagedSize(sid)) !== size) return false
    const wasThere = await catalog.deleteUpload(sid)
    await blobs.discard(sid)
    return wasThere
  }
  return locks ? locks.hold(sid, act) : act()
}

/**
 * Rounds that drop staged bytes without an upload: its Service was deleted, or a crash came
 * between the row's end and the bytes'. (An upload has its row before its first byte, so none
 * that is being made looks like this.) As with blobs, the round before must have found them
 * too. A round resolves with their number.
 */
export function createStraySweep(deps: UploadSweepDeps): () => Promise<number> {
  const { catalog, blobs, locks } = deps
  let suspects: ReadonlySet<string> = new Set()
  return async () => {
    const next = new Set<string>()
    let dropped = 0
    for (const id of await blobs.listStaged()) {
      if (await catalog.findUpload(id)) continue
      if (suspects.has(id) && !locks?.has(id)) {
        await blobs.discard(id)
        dropped += 1
      } else {
        next.add(id)
      }
    }
    suspects = next
    return dropped
  }
}
