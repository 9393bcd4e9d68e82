import type { Visibility } from '../../../../../contract/assets.ts'
import { forcedVisibility, servedPath } from '../plan.ts'
import type { QueuedFile, UploadTarget } from '../queued-file.ts'

/** What the server is asked for; without a visibility it keeps that of the asset replaced. */
export interface AskedFor {
  path: string
  visibility?: Visibility
}

/**
 * The path and visibility to ask for. Replacing leaves the visibility of what is there alone,
 * so that what was made private stays so whatever the review began with; only a `.private` or
 * `.protected` marker in the new file's name still counts.
 */
export function askedFor({ path, visibility, ifExists }: UploadTarget): AskedFor {
  if (ifExists !== 'replace' || forcedVisibility(path)) return { path, visibility }
  // Without its marker: the server would take `.public` for a wish.
  return { path: servedPath(path) }
}

/** All that an upload says of its file; see uploadMetadataSchema. */
export function wishOf({ file, key, sha256 }: QueuedFile, target: UploadTarget) {
  return {
    ...askedFor(target),
    if_exists: target.ifExists,
    ...(file.contentType !== '' && { content_type: file.contentType }),
    ...(key !== '' && { key }),
    ...(sha256 !== null && { sha256 }),
  }
}
