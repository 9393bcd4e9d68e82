import type { AppDeps } from '../app.ts'
import type { Upload } from '../catalog/records.ts'
import { publishUpload, type Publication } from '../changes/publish-upload.ts'
import { Failure } from '../failure.ts'
import { dropUpload } from '../uploads/drop-upload.ts'
import type { UploadLocks } from '../uploads/upload-locks.ts'
import type { FetchOrder } from './fetch.ts'
import { receiveRemote, type Course } from './receive-remote.ts'

/**
 * Fetches a file and publishes it as an upload's. Its bytes are staged without a row until all
 * are there, since only then their number is sure: a process that dies before that leaves
 * strays, which the sweeper takes. When it fails, nothing stays. Throws what receiveRemote and
 * publishUpload do.
 */
export function runFetch(
  deps: AppDeps,
  locks: UploadLocks,
  order: FetchOrder,
  uploadSid: string,
  course: Course,
): Promise<Publication> {
  return locks.hold(uploadSid, async () => {
    try {
      const upload = await receiveRemote(deps, order, uploadSid, course)
      course.tell({ status: 'publishing', received: upload.length, size: upload.length })
      const { environment } = await order.siteNow()
      await writeRow(deps, locks, upload)
      const { catalog, clock, blobs } = deps
      const acting = { catalog, clock, actor: order.actor }
      return await publishUpload(acting, blobs, environment, upload)
    } catch (error) {
      // The first error is the one to tell; what could not be dropped is swept.
      await giveUp(deps, uploadSid, course).catch(() => {})
      throw error
    }
  })
}

async function giveUp(deps: AppDeps, uploadSid: string, { tell }: Course): Promise<void> {
  const staged = await deps.blobs.stagedSize(uploadSid)
  if (staged !== null) tell({ received: staged })
  await dropUpload(deps, uploadSid)
}

/** Gives the bytes their row, instead of one with the same key that a former process has left. */
async function writeRow(deps: AppDeps, locks: UploadLocks, upload: Upload): Promise<void> {
  const { catalog } = deps
  if (await catalog.createUpload(upload)) return
  const other = await catalog.findUploadByKey(upload.environmentSid, upload.key ?? '')
  if (other && !other.changeSid) await locks.hold(other.sid, () => dropUpload(deps, other.sid))
  if (await catalog.createUpload(upload)) return
  const message = `Another upload with the key ${upload.key} was published meanwhile, so this file was not. Look at what is there, and use a new key.`
  throw new Failure('changed_meanwhile', message)
}
