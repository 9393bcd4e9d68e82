import type { ChangeKind } from '../../contract/changes.ts'
import type { IfExists } from '../../contract/uploads.ts'
import type { Visibility } from '../../contract/assets.ts'
import type { BuildStatus } from '../../contract/builds.ts'
import type { Dependency } from '../../contract/dependencies.ts'

/** Records are what the catalog keeps. Times are integer milliseconds since 1970, ids SIDs. */

export interface Service {
  sid: string
  accountSid: string
  uniqueName: string
  friendlyName: string
  /** Unique name, dash, four digits; constant over all Environments. */
  domainBase: string
  /** Whether Functions get ACCOUNT_SID and AUTH_TOKEN in their context. */
  includeCredentials: boolean
  /** Kept for Twilio's clients; Hangar's console edits every Service. */
  uiEditable: boolean
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
  /** What it was last deployed with; null before the first deployment. */
  release: Release | null
  /** Whether its live set was changed since, other than by a deployment. */
  isAltered: boolean
  dateCreated: number
  dateUpdated: number
}

/**
 * The Build an Environment runs on, whose dependencies its Functions have, and the Deployment
 * that brought it. No Build after a Deployment that took everything down; no Deployment where
 * the Build was only taken from what was live.
 */
export interface Release {
  buildSid: string | null
  deploymentSid: string | null
}

/** What has versions: a hosted file, or code that runs on request. */
export type ResourceKind = 'asset' | 'function'

/** An Asset or a Function, over all its versions. */
export interface Resource {
  sid: string
  serviceSid: string
  kind: ResourceKind
  /** Twilio's clients find it by this; the console gives it the path it was made with. */
  friendlyName: string
  dateCreated: number
  dateUpdated: number
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

/** What an Environment has at one path: the version, and when its resource was first made. */
export interface LiveVersion {
  environmentSid: string
  serviceSid: string
  kind: ResourceKind
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
  /** The file that this Change publishes, if it came whole and is small; written with it. */
  whole?: WholeFile
  /** What the Environment runs on before and after, if the Change alters that. */
  release: ReleaseEntry | null
  /** The Deployment that this Change is, if it is one; written with the Change. */
  deployment: Deployment | null
}

/** A small file whose bytes the catalog keeps itself, and the upload it came by, if any. */
export interface WholeFile {
  /** Published by the Change that brings it. */
  upload: Upload | null
  digest: string
  bytes: Uint8Array
}

/** What a Change did to the release; with none but this, its entries may be empty. */
export interface ReleaseEntry {
  before: Release | null
  after: Release | null
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
  release: ReleaseEntry | null
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
  /** What the client knows it by: of one key, an Environment has one upload. */
  key: string | null
  /** The SHA-256 that its bytes must have (lower-case hex), where the client told. */
  sha256: string | null
  /** The Change that published it, once one has. */
  changeSid: string | null
  dateCreated: number
  /** From when on it may be given up. */
  dateExpires: number
}

/** A fixed list of versions with the packages its Functions need. */
export interface Build {
  sid: string
  serviceSid: string
  status: BuildStatus
  /** As asked for, e.g. `node22`; Functions run on Hangar's own Node whatever it says. */
  runtime: string
  /** As asked for: names, and versions or ranges. */
  dependencies: Dependency[]
  /** What npm chose for them; empty until it has. */
  installed: Dependency[]
  /** The installed set the Functions use (its name, see DependencyInstaller); null for none. */
  dependencySet: string | null
  steps: BuildStep[]
  /** Why it failed, for people. */
  failure: string | null
  dateCreated: number
  dateUpdated: number
}

export interface BuildStep {
  name: string
  dateStarted: number
}

/** A version in a Build, and what it is a version of. */
export interface BuildVersion extends Version {
  kind: ResourceKind
}

/** A Build made the live set of an Environment, by a Change; or all of that taken down. */
export interface Deployment {
  sid: string
  serviceSid: string
  environmentSid: string
  /** Null where nothing was to be live any more. */
  buildSid: string | null
  changeSid: string
  isPlugin: boolean
  dateCreated: number
}

/** A Deployment with what its Change tells of it. */
export interface ListedDeployment extends Deployment {
  actor: string
  entryCount: number
  undoneBy: string | null
}

/** A setting of one Environment, for its Functions. */
export interface Variable {
  sid: string
  serviceSid: string
  environmentSid: string
  key: string
  value: string
  dateCreated: number
  dateUpdated: number
}

/** An API key; `secretHash` is the SHA-256 of its secret in lower-case hex. */
export interface ApiKey {
  sid: string
  friendlyName: string
  secretHash: string
  dateCreated: number
}
