import type { Visibility } from '../../contract/assets.ts'
import type { AppDeps } from '../app.ts'
import type { SealedBlob } from '../blobs/port.ts'
import type { Resource, Version } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { contentTypeOf } from '../rules/content-type.ts'
import { nameAsset } from '../rules/naming.ts'
import { newSid } from '../rules/sids.ts'

/** What a new version is to be: `path` as the client wrote it, the type as it named it. */
export interface AskedVersion {
  path: string
  visibility: Visibility
  contentType: string | undefined
  blob: SealedBlob
}

/** The stricter, the later. */
const STRICTNESS: readonly Visibility[] = ['public', 'protected', 'private']

/** A path as it will be stored, and who may read what is there. */
export interface VersionName {
  path: string
  visibility: Visibility
}

/**
 * Decides under which path, and for whom, a version is kept. A marker such as `.private` is
 * dropped, and the stricter of marker and asked visibility holds: a client that does not know
 * markers must not publish what its file's name calls private. Throws path_invalid.
 */
export function nameVersion(asked: VersionName): VersionName {
  const name = nameAsset(asked.path)
  if (!name.ok) throw new Failure('path_invalid', name.problem.message)
  const visibility = stricter(asked.visibility, name.visibility ?? 'public')
  return { path: name.path, visibility }
}

/**
 * Adds a version to an Asset or a Function, of bytes that are durable already; nothing is live
 * by it yet. Throws path_invalid, not_found.
 */
export async function addVersion(
  { catalog, clock }: Pick<AppDeps, 'catalog' | 'clock'>,
  resource: Resource,
  asked: AskedVersion,
): Promise<Version> {
  const { path, visibility } = nameVersion(asked)
  const version: Version = {
    sid: newSid('version'),
    resourceSid: resource.sid,
    path,
    visibility,
    digest: asked.blob.digest,
    size: asked.blob.size,
    contentType: contentTypeOf(path, asked.contentType),
    dateCreated: clock(),
  }
  if (await catalog.createVersion(version)) return version
  throw new Failure('not_found', `${resource.friendlyName} was deleted meanwhile.`)
}

function stricter(one: Visibility, other: Visibility): Visibility {
  return STRICTNESS.indexOf(one) > STRICTNESS.indexOf(other) ? one : other
}
