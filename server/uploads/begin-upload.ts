import type { Upload } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'
import { contentTypeOf } from '../rules/content-type.ts'
import { nameAsset } from '../rules/naming.ts'
import { mayReplace, pathTaken } from '../rules/publishing.ts'
import { newSid } from '../rules/sids.ts'
import type { UploadMetadata } from '../../contract/uploads.ts'
import { UPLOAD_LIFETIME } from './expiry.ts'

/** Opens an upload of so many bytes, as planned. Throws as planUpload. */
export async function beginUpload(
  deps: AppDeps,
  site: Site,
  metadata: UploadMetadata & { raw: string },
  length: number,
): Promise<Upload> {
  const upload = { ...(await planUpload(deps, site, metadata, length)), length }
  await deps.catalog.createUpload(upload)
  await deps.blobs.stage(upload.sid)
  return upload
}

/**
 * What an upload will be, having checked all that can be known before the first byte: the name,
 * the size (null where it is not known), and whether the path is free. Nothing is written yet.
 * Throws path_invalid, too_large, path_taken.
 */
export async function planUpload(
  deps: AppDeps,
  { service, environment }: Site,
  metadata: Omit<UploadMetadata, 'service'> & { raw: string },
  length: number | null,
): Promise<Omit<Upload, 'length'>> {
  if (length !== null && length > deps.maxAssetBytes) {
    throw tooLarge(length, deps.maxAssetBytes)
  }
  const name = nameAsset(metadata.path)
  if (!name.ok) throw new Failure('path_invalid', name.problem.message)
  const { if_exists: ifExists } = metadata
  if (ifExists !== 'keep_both') {
    const [taken] = await deps.catalog.liveByPath(environment.sid, [name.path])
    if (taken && !mayReplace(taken, { ifExists })) throw pathTaken(taken)
  }
  const now = deps.clock()
  return {
    sid: newSid('upload'),
    serviceSid: service.sid,
    environmentSid: environment.sid,
    path: name.path,
    visibility: metadata.visibility ?? name.visibility,
    contentType: contentTypeOf(name.path, metadata.content_type),
    ifExists,
    metadata: metadata.raw,
    key: metadata.key ?? null,
    sha256: metadata.sha256 ?? null,
    changeSid: null,
    dateCreated: now,
    dateExpires: now + UPLOAD_LIFETIME,
  }
}

function tooLarge(length: number, limit: number): Failure {
  const message = `The file has ${length} bytes; this server takes up to ${limit}. Send a smaller file, or raise HANGAR_MAX_ASSET_BYTES.`
  return new Failure('too_large', message)
}
