import type { ChangeKind } from '../../contract/changes.ts'
import type { IfExists } from '../../contract/uploads.ts'
import type { Visibility } from '../../contract/assets.ts'
import type { BuildStatus } from '../../contract/builds.ts'
import type { ResourceKind } from './records.ts'

/**
 * The tables as the newest migration leaves them, for every SQL adapter. Times are integer
 * milliseconds since 1970, ids SIDs, sizes bytes; yes and no are 1 and 0, lists and records JSON.
 * Texts compare by their UTF-8 bytes.
 */
export interface Database {
  services: ServicesTable
  environments: EnvironmentsTable
  resources: ResourcesTable
  versions: VersionsTable
  live: LiveTable
  live_counts: LiveCountsTable
  changes: ChangesTable
  change_entries: ChangeEntriesTable
  builds: BuildsTable
  build_versions: BuildVersionsTable
  deployments: DeploymentsTable
  variables: VariablesTable
  api_keys: ApiKeysTable
  uploads: UploadsTable
  small_files: SmallFilesTable
}

interface ServicesTable {
  sid: string
  account_sid: string
  unique_name: string
  friendly_name: string
  domain_base: string
  include_credentials: number
  ui_editable: number
  date_created: number
  date_updated: number
}

interface EnvironmentsTable {
  sid: string
  service_sid: string
  unique_name: string
  domain_suffix: string | null
  domain: string
  build_sid: string | null
  deployment_sid: string | null
  is_altered: number
  date_created: number
  date_updated: number
}

interface ResourcesTable {
  sid: string
  service_sid: string
  kind: ResourceKind
  friendly_name: string
  /** Taken off the lists; its versions stay. */
  is_deleted: number
  date_created: number
  date_updated: number
}

interface VersionsTable {
  sid: string
  resource_sid: string
  path: string
  visibility: Visibility
  digest: string
  size: number
  content_type: string
  date_created: number
}

/** One row a served path. What pages sort and filter by is copied here from the version. */
interface LiveTable {
  environment_sid: string
  path: string
  resource_sid: string
  kind: ResourceKind
  version_sid: string
  visibility: Visibility
  size: number
  date_updated: number
  /** `searchKey(path)`. */
  search_key: string
}

/** How many Assets an Environment has of each visibility, so that no page counts rows. */
interface LiveCountsTable {
  environment_sid: string
  visibility: Visibility
  assets: number
}

interface ChangesTable {
  sid: string
  service_sid: string
  environment_sid: string
  kind: ChangeKind
  actor: string
  undoes: string | null
  undone_by: string | null
  entry_count: number
  /** A ReleaseEntry. */
  release: string | null
  date_created: number
}

/** `position` counts from 0 in the order of paths, so a list reads just the first few. */
interface ChangeEntriesTable {
  change_sid: string
  position: number
  path: string
  before_version: string | null
  after_version: string | null
}

interface BuildsTable {
  sid: string
  service_sid: string
  status: BuildStatus
  runtime: string
  dependencies: string
  installed: string
  dependency_set: string | null
  steps: string
  failure: string | null
  /** A snapshot that no Change names: it goes once enough others have taken its place. */
  is_transient: number
  date_created: number
  date_updated: number
}

interface BuildVersionsTable {
  build_sid: string
  version_sid: string
}

interface DeploymentsTable {
  sid: string
  service_sid: string
  environment_sid: string
  build_sid: string | null
  change_sid: string
  is_plugin: number
  date_created: number
}

interface VariablesTable {
  sid: string
  service_sid: string
  environment_sid: string
  key: string
  value: string
  date_created: number
  date_updated: number
}

interface ApiKeysTable {
  sid: string
  friendly_name: string
  secret_hash: string
  date_created: number
}

interface UploadsTable {
  sid: string
  service_sid: string
  environment_sid: string
  path: string
  visibility: Visibility | null
  content_type: string
  if_exists: IfExists
  length: number
  metadata: string
  key: string | null
  sha256: string | null
  change_sid: string | null
  date_created: number
  date_expires: number
}

/** Bytes of small files; what is larger is in the blob store. */
interface SmallFilesTable {
  digest: string
  /** Of the last time the bytes came. */
  date_sealed: number
  bytes: Uint8Array
}
