import type { Catalog } from '../catalog/port.ts'
import type { Blobs, SealedBlob } from '../blobs/port.ts'
import type {
  Change,
  ChangeDraft,
  Environment,
  LiveVersion,
  Upload,
} from '../catalog/records.ts'
import { freePath } from '../rules/naming.ts'
import { planPublish } from '../rules/publishing.ts'
import { sealUpload } from '../uploads/arrived-bytes.ts'
import { commitChange, retryingStale, type Acting } from './commit.ts'

/** What an upload became: its Change, and the asset as that made it live. */
export interface Publication {
  change: Change
  live: LiveVersion
}

/**
 * Makes a complete upload live: bytes are durable under their digest first, then one catalog
 * transaction makes the version, the live row and the Change. When that fails, or the process
 * dies before it, the upload has its bytes still and can be tried again. Throws path_taken,
 * ChecksumMismatch.
 */
export async function publishUpload(
  acting: Acting,
  blobs: Blobs,
  environment: Environment,
  upload: Upload,
): Promise<Publication> {
  const blob = await sealUpload(blobs, upload)
  const published = await publishBlob(acting, environment, upload, blob, upload.sid)
  // Not before: until the Change is durable, they are all there is. What stays is swept.
  await blobs.discard(upload.sid).catch(() => {})
  return published
}

/** Where bytes go, and by which rules; of uploads, and of bytes that came without one. */
export type Destination = Omit<Upload, 'length'>

/**
 * Makes a blob live at its destination by one Change, and marks the upload it came by, if any,
 * as published. Throws path_taken.
 */
export function publishBlob(
  acting: Acting,
  environment: Environment,
  destination: Destination,
  blob: SealedBlob,
  uploadSid: string | null,
): Promise<Publication> {
  return retryingStale(() => publishOnce(acting, environment, destination, blob, { uploadSid }))
}

/** As publishBlob, but throws StaleDraft when someone was faster; also of files that came whole. */
export async function publishOnce(
  acting: Acting,
  environment: Environment,
  destination: Destination,
  blob: SealedBlob,
  came: Pick<ChangeDraft, 'whole'> | Pick<ChangeDraft, 'uploadSid'>,
): Promise<Publication> {
  const path = await pathToTake(acting, destination)
  const [replaced] = await acting.catalog.liveByPath(environment.sid, [path])
  const plan = planPublish(destination, path, blob, replaced ?? null, acting.clock())
  const change = await commitChange(acting, environment, {
    kind: 'upload',
    entries: [plan.entry],
    newResources: plan.newResource ? [plan.newResource] : [],
    newVersions: [plan.live.version],
    ...came,
  })
  return { change, live: plan.live }
}

/** What an upload's Change made live, if it still is. */
export async function findPublished(
  catalog: Catalog,
  changeSid: string,
): Promise<Publication | null> {
  const change = await catalog.findChange(changeSid)
  const [entry] = change?.entries ?? []
  if (!change || !entry) return null
  const [live] = await catalog.liveByPath(change.environmentSid, [entry.path])
  return live && live.version.sid === entry.after ? { change, live } : null
}

async function pathToTake({ catalog }: Acting, wanted: Destination): Promise<string> {
  if (wanted.ifExists !== 'keep_both') return wanted.path
  const taken = new Set<string>()
  for (let path = wanted.path; ; path = freePath(wanted.path, (other) => taken.has(other))) {
    const [live] = await catalog.liveByPath(wanted.environmentSid, [path])
    if (!live) return path
    taken.add(path)
  }
}
