import type { Visibility } from '../../contract/assets.ts'
import type { AppDeps } from '../app.ts'
import type { SealedBlob } from '../blobs/port.ts'
import type { Resource, Version } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { contentTypeOf } from '../rules/content-type.ts'
import { nameAsset, nameUnmarked } from '../rules/naming.ts'
import { newSid } from '../rules/sids.ts'

/** A path as it will be stored, and who may read what is there. */
export interface VersionName {
  path: string
  visibility: Visibility
}

/** What a new version is to be: its name as it was decided, its type as the client named it. */
export interface NewVersion extends VersionName {
  contentType: string | undefined
  blob: SealedBlob
}

/**
 * Decides under which path, and for whom, a version is kept. A client that asks for public may
 * not know markers such as `.private`, and must not publish what its file's name calls private:
 * the marker is dropped and holds. One that asks for less has seen to the marker itself, so what
 * still looks like one is part of the name (the Serverless Toolkit makes `a.private.js`,
 * protected, of `a.private.protected.js`). Throws path_invalid.
 */
export function nameVersion({ path, visibility }: VersionName): VersionName {
  const name = visibility === 'public' ? nameAsset(path) : nameUnmarked(path)
  if (!name.ok) throw new Failure('path_invalid', name.problem.message)
  return { path: name.path, visibility: name.visibility ?? visibility }
}

/**
 * Adds a version to an Asset or a Function, of bytes that are durable already; nothing is live
 * by it yet. With `after`, only while that is its newest version. Throws StaleDraft, not_found.
 */
export async function addVersion(
  { catalog, clock }: Pick<AppDeps, 'catalog' | 'clock'>,
  resource: Resource,
  { path, visibility, contentType, blob }: NewVersion,
  after?: string,
): Promise<Version> {
  const version: Version = {
    sid: newSid('version'),
    resourceSid: resource.sid,
    path,
    visibility,
    digest: blob.digest,
    size: blob.size,
    contentType: contentTypeOf(path, contentType),
    dateCreated: clock(),
  }
  if (await catalog.createVersion(version, after)) return version
  throw new Failure('not_found', `${resource.friendlyName} was deleted meanwhile.`)
}
