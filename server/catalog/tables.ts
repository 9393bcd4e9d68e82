import type { ChangeKind } from '../../contract/changes.ts'
import type { IfExists } from '../../contract/uploads.ts'
import type { Visibility } from '../../contract/assets.ts'

/**
 * The tables as the newest migration leaves them, for every SQL adapter. Times are integer
 * milliseconds since 1970, ids SIDs, sizes bytes. Texts compare by their UTF-8 bytes.
 */
export interface Database {
  services: ServicesTable
  environments: EnvironmentsTable
  assets: AssetsTable
  versions: VersionsTable
  live: LiveTable
  live_counts: LiveCountsTable
  changes: ChangesTable
  change_entries: ChangeEntriesTable
  uploads: UploadsTable
}

interface ServicesTable {
  sid: string
  account_sid: string
  unique_name: string
  friendly_name: string
  domain_base: string
  date_created: number
  date_updated: number
}

interface EnvironmentsTable {
  sid: string
  service_sid: string
  unique_name: string
  domain_suffix: string | null
  domain: string
  date_created: number
  date_updated: number
}

interface AssetsTable {
  sid: string
  service_sid: string
  date_created: number
}

interface VersionsTable {
  sid: string
  asset_sid: string
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
  asset_sid: string
  version_sid: string
  visibility: Visibility
  size: number
  date_updated: number
  /** `searchKey(path)`. */
  search_key: string
}

/** How many paths an Environment serves of each visibility, so that no page counts rows. */
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
  change_sid: string | null
  date_created: number
}
