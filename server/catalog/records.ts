import type { ChangeKind } from '../../contract/changes.ts'
import type { IfExists } from '../../contract/uploads.ts'
import type { Visibility } from '../../contract/assets.ts'

/** Records are what the catalog keeps. Times are integer milliseconds since 1970, ids SIDs. */

export interface Service {
  sid: string
  accountSid: string
  uniqueName: string
  friendlyName: string
  /** Unique name, dash, four digits; constant over all Environments. */
  domainBase: string
  dateCreated: number
  dateUpdated: number
}

export interface Environment {
  sid: string
  serviceSid: string
  uniqueName: string
  domainSuffix: string | null
  /** The label it is served under: the domain base, with `-suffix` if there is one. Unique. */
  domain: string
  dateCreated: number
  dateUpdated: number
}

/** The named file, over all its versions. */
export interface Resource {
  sid: string
  serviceSid: string
  dateCreated: number
}

/** Immutable. `digest` is the SHA-256 of the bytes in lower-case hex, `size` their number. */
export interface Version {
  sid: string
  resourceSid: string
  path: string
  visibility: Visibility
  digest: string
  size: number
  contentType: string
  dateCreated: number
}

/** What an Environment serves at one path: the version, and when its Asset was first made. */
export interface LiveVersion {
  environmentSid: string
  serviceSid: string
  resourceCreated: number
  version: Version
}

/** One path's version SIDs before and after a Change; null is "nothing served". */
export interface ChangeEntry {
  path: string
  before: string | null
  after: string | null
}

/** A Change about to be made, with every new row it brings. */
export interface ChangeDraft {
  sid: string
  serviceSid: string
  environmentSid: string
  kind: ChangeKind
  /** Who did it, e.g. the account SID. */
  actor: string
  undoes: string | null
  dateCreated: number
  newResources: Resource[]
  newVersions: Version[]
  entries: ChangeEntry[]
  /** The upload this Change publishes, if it does; it is marked published with the Change. */
  uploadSid: string | null
}

/** A Change as kept: entries ordered by path. */
export interface Change {
  sid: string
  serviceSid: string
  environmentSid: string
  kind: ChangeKind
  actor: string
  undoes: string | null
  undoneBy: string | null
  dateCreated: number
  entryCount: number
  entries: ChangeEntry[]
}

/** An upload on its way; its bytes are staged in the blob store under the same SID. */
export interface Upload {
  sid: string
  serviceSid: string
  environmentSid: string
  path: string
  /** As asked for; null keeps that of the asset replaced, and makes a new one public. */
  visibility: Visibility | null
  contentType: string
  ifExists: IfExists
  /** Bytes announced by Upload-Length. */
  length: number
  /** Upload-Metadata as it came, handed back by HEAD. */
  metadata: string
  /** The Change that published it, once one has. */
  changeSid: string | null
  dateCreated: number
}
