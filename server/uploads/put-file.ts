import type { UploadMetadata } from '../../contract/uploads.ts'
import type { AppDeps } from '../app.ts'
import type { Site } from '../changes/site.ts'
import { publishBlob, type Publication } from '../changes/publish-upload.ts'
import { receiveBlob } from '../resources/receive-blob.ts'
import { planUpload } from './begin-upload.ts'
import { refuseWithoutRoom } from './check-room.ts'

/** A file that comes in one request. */
export interface PutFile extends Pick<
  UploadMetadata,
  'path' | 'visibility' | 'content_type' | 'if_exists'
> {
  /** In bytes; null where the request does not say. */
  size: number | null
  /** Begins to read it. */
  open: () => ReadableStream<Uint8Array> | null
}

/**
 * Takes a file in and publishes it, having refused all that can be refused before it is read. Of
 * a file that does not come whole nothing stays. Throws path_invalid, path_taken, too_large,
 * storage_full, and whatever breaks the stream.
 */
export async function putFile(
  deps: AppDeps,
  actor: string,
  site: Site,
  file: PutFile,
): Promise<Publication> {
  const destination = await planUpload(deps, site, { ...file, raw: '' }, file.size)
  await refuseWithoutRoom(deps.blobs, file.size ?? 0)
  const blob = await receiveBlob(deps, file.open() ?? new Blob([]).stream(), 'asset')
  const acting = { catalog: deps.catalog, clock: deps.clock, actor }
  return publishBlob(acting, site.environment, destination, blob, null)
}
