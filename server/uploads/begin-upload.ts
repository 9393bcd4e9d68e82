import type { Upload } from '../catalog/records.ts'
import { environmentNow } from '../changes/environment-now.ts'
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
 * one there is, as it is to be from now on: `redirect` writes that, unless it is published. Throws
 * as planUpload, storage_full, and invalid_request when the key is of other bytes.
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
  if (begun) return directed(begun, planned)
  await refuseWithoutRoom(deps.blobs, length)
  if (await create(deps, site, planned)) {
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

/** A key stands for bytes: with others, going on would make a file of both. Throws invalid_request. */
export function refuseOtherBytes(
  begun: Upload,
  { sha256 }: Pick<Asked, 'sha256'>,
  length: number,
): void {
  const isOther = begun.sha256 && sha256 && begun.sha256 !== sha256
  if (begun.length === length && !isOther) return
  const message = `The key ${begun.key} belongs to the upload of another file, of ${begun.length} bytes. Use a new key.`
  throw new Failure('invalid_request', message)
}

async function create({ catalog }: AppDeps, site: Site, upload: Upload): Promise<boolean> {
  try {
    return await catalog.createUpload(upload)
  } catch (error) {
    // It may be for this that there is no place for the row.
    await environmentNow(catalog, site.environment)
    throw error
  }
}

/** An upload that goes where another was to go. */
function directed(begun: Upload, { sha256, ...aimed }: Upload): Upload {
  const { path, visibility, contentType, ifExists, metadata } = aimed
  const where = { path, visibility, contentType, ifExists, metadata }
  return { ...begun, ...where, sha256: sha256 ?? begun.sha256 }
}

/**
 * Has an upload go where `aimed` goes, unless it is published. To be called by whoever has it to
 * itself: who publishes it must see where it goes.
 */
export async function redirect(
  { catalog }: Pick<AppDeps, 'catalog'>,
  latest: Upload,
  aimed: Upload,
): Promise<Upload> {
  if (latest.changeSid !== null) return latest
  const redirected = directed(latest, aimed)
  if (isSame(redirected, latest)) return latest
  await catalog.reviseUpload(redirected)
  return redirected
}

const isSame = (one: Upload, other: Upload) =>
  one.path === other.path &&
  one.visibility === other.visibility &&
  one.contentType === other.contentType &&
  one.ifExists === other.ifExists &&
  one.metadata === other.metadata &&
  one.sha256 === other.sha256

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
