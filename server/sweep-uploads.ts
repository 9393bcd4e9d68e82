import type { Blobs } from './blobs/port.ts'
import type { Catalog } from './catalog/port.ts'
import { dropUpload } from './uploads/drop-upload.ts'
import { UPLOAD_QUIET } from './uploads/expiry.ts'

/** How many rows go at once: what is written at once shares a sync, and there are thousands. */
const AT_ONCE = 250

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
  /** The routes' own: what a request holds is left alone. */
  locks: SweepLocks
}

/**
 * Rounds that give up expired uploads, row first: what a crash leaves then is a stray. One that
 * a request holds expires later instead: should the server die, its bytes came not long ago. A
 * round resolves with the number of those given up.
 */
export function createUploadSweep(deps: UploadSweepDeps): () => Promise<number> {
  return async () => {
    const now = deps.clock()
    const sids = await deps.catalog.expiredUploads(now)
    let givenUp = 0
    for (let at = 0; at < sids.length; at += AT_ONCE) {
      const given = sids.slice(at, at + AT_ONCE).map((sid) => sweepOne(deps, sid, now))
      givenUp += (await Promise.all(given)).filter(Boolean).length
    }
    return givenUp
  }
}

/** Whether it was given up. */
async function sweepOne(deps: UploadSweepDeps, sid: string, now: number): Promise<boolean> {
  if (!deps.locks.has(sid)) return giveUp(deps, sid, now)
  await deps.catalog.extendUpload(sid, now + UPLOAD_QUIET)
  return false
}

async function giveUp(
  { catalog, blobs, locks }: UploadSweepDeps,
  sid: string,
  now: number,
): Promise<boolean> {
  return locks.hold(sid, async () => {
    // Again, since a request may have brought bytes after the list was made.
    const upload = await catalog.findUpload(sid)
    if (!upload || upload.dateExpires >= now) return false
    return dropUpload({ catalog, blobs }, sid)
  })
}

/**
 * Rounds that drop staged bytes without an upload, or of a published one: its Service was deleted,
 * or a crash came between the row's end or its Change and the bytes' end, or during a fetch. (What is being made has its row before
 * its first byte, or is held.) As with blobs, the round before must have found them too. A round
 * resolves with their number.
 */
export function createStraySweep(deps: UploadSweepDeps): () => Promise<number> {
  const { catalog, blobs, locks } = deps
  let suspects: ReadonlySet<string> = new Set()
  return async () => {
    const next = new Set<string>()
    let dropped = 0
    for (const id of await blobs.listStaged()) {
      const upload = await catalog.findUpload(id)
      if (upload && upload.changeSid === null) continue
      if (suspects.has(id) && !locks.has(id)) {
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
