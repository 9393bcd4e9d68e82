import type { Upload } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'
import { contentTypeOf } from '../rules/content-type.ts'
import { nameAsset } from '../rules/naming.ts'
import { mayReplace, pathTaken } from '../rules/publishing.ts'
import { newSid } from '../rules/sids.ts'
import type { UploadMetadata } from '../../contract/uploads.ts'
import { refuseWithoutRoom } from './check-room.ts'
import { UPLOAD_LIFETIME } from './expiry.ts'

/** What a client says of an upload: tus's pairs, and the header as it came. */
export type Asked = Omit<UploadMetadata, 'service'> & { raw: string }

/**
 * Opens an upload of so many bytes, as planned; with a key that the Environment knows, finds the
 * one there is, whose bytes go where it is told now unless they are published. Throws as
 * planUpload, storage_full, and invalid_request when the key is of other bytes.
 */
export async function beginUpload(
  deps: AppDeps,
  site: Site,
  asked: Asked,
  length: number,
): Promise<Upload> {
  const begun = await findBegun(deps, site, asked.key)
  if (begun) refuseOtherBytes(begun, asked, length)
  if (begun?.changeSid) return begun
  const planned = { ...(await planUpload(deps, site, asked, length)), length }
  if (begun) return redirect(deps, begun, planned)
  await refuseWithoutRoom(deps.blobs, length)
  if (await deps.catalog.createUpload(planned)) {
    await deps.blobs.stage(planned.sid)
    return planned
  }
  // Another request was faster with the same key.
  return beginUpload(deps, site, asked, length)
}

/** The upload that the Environment has of a key. */
export async function findBegun(
  { catalog }: AppDeps,
  { environment }: Site,
  key: string | undefined,
): Promise<Upload | null> {
  return key === undefined ? null : catalog.findUploadByKey(environment.sid, key)
}

/** A key stands for bytes: with others, going on would make a file of both. */
function refuseOtherBytes(begun: Upload, { sha256 }: Asked, length: number): void {
  const isOther = begun.sha256 && sha256 && begun.sha256 !== sha256
  if (begun.length === length && !isOther) return
  const message = `The key ${begun.key} belongs to the upload of another file, of ${begun.length} bytes. Use a new key.`
  throw new Failure('invalid_request', message)
}

async function redirect({ catalog }: AppDeps, begun: Upload, planned: Upload): Promise<Upload> {
  const { path, visibility, contentType, ifExists, metadata } = planned
  const sha256 = planned.sha256 ?? begun.sha256
  const redirected = { ...begun, path, visibility, contentType, ifExists, metadata, sha256 }
  // Published or dropped meanwhile: who gets it to itself sees that.
  await catalog.reviseUpload(redirected)
  return redirected
}

/**
 * What an upload will be, having checked all that can be known before the first byte: the name,
 * the size (null where it is not known), and whether the path is free. Nothing is written yet.
 * Throws path_invalid, too_large, path_taken.
 */
export async function planUpload(
  deps: AppDeps,
  site: Site,
  asked: Asked,
  length: number | null,
): Promise<Omit<Upload, 'length'>> {
  const planned = nameUpload(deps, site, asked, length)
  const { environmentSid, path, ifExists } = planned
  if (ifExists === 'keep_both') return planned
  const [taken] = await deps.catalog.liveByPath(environmentSid, [path])
  if (taken && !mayReplace(taken, { ifExists })) throw pathTaken(taken)
  return planned
}

/** As planUpload, but whether the path is free is not looked at. Throws path_invalid, too_large. */
export function nameUpload(
  deps: AppDeps,
  { service, environment }: Site,
  asked: Asked,
  length: number | null,
): Omit<Upload, 'length'> {
  if (length !== null && length > deps.maxAssetBytes) {
    throw tooLarge(length, deps.maxAssetBytes)
  }
  const name = nameAsset(asked.path)
  if (!name.ok) throw new Failure('path_invalid', name.problem.message)
  const now = deps.clock()
  return {
    sid: newSid('upload'),
    serviceSid: service.sid,
    environmentSid: environment.sid,
    path: name.path,
    visibility: asked.visibility ?? name.visibility,
    contentType: contentTypeOf(name.path, asked.content_type),
    ifExists: asked.if_exists,
    metadata: asked.raw,
    key: asked.key ?? null,
    sha256: asked.sha256 ?? null,
    changeSid: null,
    dateCreated: now,
    dateExpires: now + UPLOAD_LIFETIME,
  }
}

function tooLarge(length: number, limit: number): Failure {
  const message = `The file has ${length} bytes; this server takes up to ${limit}. Send a smaller file, or raise HANGAR_MAX_ASSET_BYTES.`
  return new Failure('too_large', message)
}
