import type { SealedBlob } from '../blobs/port.ts'
import type { Resource, ChangeEntry, LiveVersion, Upload } from '../catalog/records.ts'
import { newSid } from './sids.ts'
import { Failure } from '../failure.ts'

/** What publishing an upload brings: perhaps a new asset, always a version, one entry. */
export interface PublishPlan {
  newResource: Resource | null
  live: LiveVersion
  entry: ChangeEntry
}

/**
 * Decides what a complete upload becomes at `path` (the upload's own, or a free one beside it
 * for keep_both), given what is live there. Throws path_taken when it may not replace that.
 */
export function planPublish(
  upload: Omit<Upload, 'length'>,
  path: string,
  blob: SealedBlob,
  replaced: LiveVersion | null,
  now: number,
): PublishPlan {
  if (replaced && !mayReplace(replaced, upload)) throw pathTaken(replaced)
  const newResource = replaced
    ? null
    : {
        sid: newSid('asset'),
        serviceSid: upload.serviceSid,
        kind: 'asset' as const,
        friendlyName: path,
        dateCreated: now,
        dateUpdated: now,
      }
  const version = {
    sid: newSid('version'),
    resourceSid: newResource?.sid ?? replaced?.version.resourceSid ?? '',
    path,
    visibility: upload.visibility ?? replaced?.version.visibility ?? 'public',
    digest: blob.digest,
    size: blob.size,
    contentType: upload.contentType,
    dateCreated: now,
  }
  return {
    newResource,
    live: {
      environmentSid: upload.environmentSid,
      serviceSid: upload.serviceSid,
      kind: 'asset',
      resourceCreated: replaced?.resourceCreated ?? now,
      version,
    },
    entry: { path, before: replaced?.version.sid ?? null, after: version.sid },
  }
}

/** Whether an upload may take the place of what is live: only another asset's, and if told so. */
export function mayReplace({ kind }: LiveVersion, asked: Pick<Upload, 'ifExists'>): boolean {
  return kind === 'asset' && asked.ifExists === 'replace'
}

/** The failure of an upload whose path something else has. */
export function pathTaken({ kind, version }: LiveVersion): Failure {
  const message =
    kind === 'function'
      ? `A Function runs at ${version.path}. Choose another path, or delete the Function first.`
      : `An asset is already served at ${version.path}. Replace it, or keep both.`
  return new Failure('path_taken', message)
}
