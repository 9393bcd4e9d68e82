import type { AppDeps } from '../app.ts'
import { TooManyBytes } from '../blobs/port.ts'
import type { Upload } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { hasKnownExtension } from '../rules/content-type.ts'
import { suggestPath } from '../rules/naming.ts'
import { planUpload } from '../uploads/begin-upload.ts'
import { refuseWithoutRoom } from '../uploads/check-room.ts'
import type { FetchOrder, News } from './fetch.ts'
import { orderMetadata } from './order-metadata.ts'
import { RemoteFailed, type RemoteFile } from './port.ts'

/** How a fetch is ended, and where it tells how far it is. */
export interface Course {
  signal: AbortSignal
  tell: (news: News) => void
}

/**
 * Stages a whole file under the SID of the upload that it then is. Refuses before a byte is
 * staged what can be refused by then. Throws what RemoteFiles does, path_invalid, path_taken,
 * too_large, storage_full.
 */
export async function receiveRemote(
  deps: AppDeps,
  order: FetchOrder,
  uploadSid: string,
  { signal, tell }: Course,
): Promise<Upload> {
  const file = await deps.remoteFiles.open(order.url, signal)
  try {
    const plan = { ...(await planFile(deps, order, file)), sid: uploadSid }
    await refuseWithoutRoom(deps.blobs, file.size ?? 0)
    tell({ path: plan.path, size: file.size })
    await deps.blobs.stage(uploadSid)
    const limit = file.size ?? deps.maxAssetBytes
    const length = await deps.blobs.append(uploadSid, file.body, limit, { stop: signal })
    if (length !== (file.size ?? length)) throw notWhole(order.url, length, file.size)
    return { ...plan, length }
  } catch (error) {
    if (!file.body.locked) await file.body.cancel(error).catch(() => {})
    throw error instanceof TooManyBytes ? tooMany(order.url, file, deps) : error
  }
}

async function planFile(
  deps: AppDeps,
  order: FetchOrder,
  { name, contentType, size }: RemoteFile,
) {
  const { asked, siteNow } = order
  const path = asked.path.endsWith('/') ? pathIn(asked.path, name) : asked.path
  // Sites often know no type, or the wrong one, of what has an ordinary name.
  const content_type = hasKnownExtension(path) ? undefined : (contentType ?? undefined)
  return planUpload(
    deps,
    await siteNow(),
    { ...asked, path, content_type, raw: orderMetadata(order) },
    size,
  )
}

function pathIn(folder: string, name: string | null): string {
  if (name !== null) return suggestPath(folder + name)
  const message = `Neither the URL nor its site gives the file a name. Give the whole path it shall have below ${folder}.`
  throw new Failure('path_invalid', message)
}

function tooMany({ host }: URL, { size }: RemoteFile, { maxAssetBytes }: AppDeps) {
  if (size !== null) {
    return new RemoteFailed(`${host} sent more than the ${size} bytes it had told. Try again.`)
  }
  const message = `The file has more than ${maxAssetBytes} bytes, which is all this server takes; nothing was published. Raise HANGAR_MAX_ASSET_BYTES on the server to fetch it.`
  return new Failure('too_large', message)
}

function notWhole({ host }: URL, received: number, size: number | null): RemoteFailed {
  return new RemoteFailed(
    `${host} sent ${received} of ${size} bytes, so the file is not whole; nothing was published. Try again.`,
  )
}
