import type { AssetSort, Visibility } from '../../contract/assets.ts'
import type { ByteRows } from './byte-rows.ts'
import type {
  ApiKey,
  Build,
  BuildVersion,
  Change,
  ChangeDraft,
  Environment,
  ListedDeployment,
  LiveVersion,
  Resource,
  ResourceKind,
  Service,
  Upload,
  Variable,
  Version,
} from './records.ts'

/** Thrown where a unique name, a domain, or a Variable's key belongs to another already. */
export class NameTaken extends Error {
  readonly field: 'unique_name' | 'domain' | 'key'
  constructor(field: 'unique_name' | 'domain' | 'key') {
    super(`the ${field} is taken`)
    this.name = 'NameTaken'
    this.field = field
  }
}

/**
 * Thrown by commit: what is live is not what the draft was made from, or the upload is
 * published already; and by createVersion: another version was made meanwhile. Nothing was written.
 * Read again and make a new draft, or give up.
 */
export class StaleDraft extends Error {
  /** Where; empty when the draft alters no path, only the release. */
  readonly path: string
  constructor(path: string) {
    super(`${path || 'the release'} was changed meanwhile`)
    this.name = 'StaleDraft'
    this.path = path
  }
}

/** Thrown by every write when there is no room for it left. Nothing was written. */
export class CatalogFull extends Error {
  constructor(options?: ErrorOptions) {
    super('the catalog has no room left', options)
    this.name = 'CatalogFull'
  }
}

/** What to list of a live set; see assetQuerySchema. `after` is the last row of the former page. */
export interface LiveQuery {
  search?: string | undefined
  visibility?: Visibility | undefined
  sort: AssetSort
  limit: number
  after?: LiveKey | undefined
}

/** A row's place in an order: its value in the sorted column, and its path for ties. */
export interface LiveKey {
  value: string | number
  path: string
}

export interface LivePage {
  assets: LiveVersion[]
  total: number
  /** The key to go on after; null on the last page. */
  next: LiveKey | null
}

/** The place of a row in a list that goes newest first: its date, then its SID. */
export interface RowKey {
  dateCreated: number
  sid: string
}

/** A page of such a list: the rows that come `after` one (are older), or `before` one. */
export interface PageQuery {
  limit: number
  after?: RowKey | undefined
  before?: RowKey | undefined
}

/** Newest first. `hasMore` says whether others follow in the direction that was asked. */
export interface Page<Row> {
  rows: Row[]
  hasMore: boolean
}

export interface ChangePage {
  changes: Change[]
  next: RowKey | null
}

/** What became of the rows; told to subscribers before the write's promise resolves. */
export type CatalogEvent =
  | { type: 'service'; service: Service }
  | { type: 'service_deleted'; serviceSid: string; environmentSids: string[] }
  | { type: 'environment'; environment: Environment }
  | { type: 'environment_deleted'; environment: Environment }
  | { type: 'change'; environment: Environment; served: ServedPath[] }
  | { type: 'variables'; environmentSid: string }

/** A path and what is live there from now on. */
export interface ServedPath {
  path: string
  live: LiveVersion | null
}

/** What can be set on a Service after it was made. */
export type ServiceUpdate = Partial<
  Pick<Service, 'friendlyName' | 'includeCredentials' | 'uiEditable'>
>

export interface ServiceRows {
  /** Makes a Service, with its first Environment if one is given. Throws NameTaken. */
  createService(service: Service, environment?: Environment): Promise<void>
  /** Oldest first; the first one is the default Service. */
  listServices(): Promise<Service[]>
  /** By SID or unique name. */
  findService(reference: string): Promise<Service | null>
  /** The Service after the update, or null when there is none. */
  updateService(sid: string, update: ServiceUpdate, now: number): Promise<Service | null>
  /** Deletes a Service and all below it. False when there was none. */
  deleteService(sid: string): Promise<boolean>

  /** Adds an Environment that serves nothing yet. Throws NameTaken; false without its Service. */
  createEnvironment(environment: Environment): Promise<boolean>
  /** Oldest first; of one Service, or of all. */
  listEnvironments(serviceSid?: string): Promise<Environment[]>
  /** Deletes an Environment with its live set, history and Variables. False when there was none. */
  deleteEnvironment(sid: string): Promise<boolean>
}

export interface LiveRows {
  /** Those of the Assets and Functions that are live, in no order. */
  liveBySid(environmentSid: string, resourceSids: string[]): Promise<LiveVersion[]>
  /** Those of the paths that are taken, by whichever kind, in no order. */
  liveByPath(environmentSid: string, paths: string[]): Promise<LiveVersion[]>
  /** One page of Assets, by keyset: rows that come or go elsewhere shift nothing. */
  livePage(environmentSid: string, query: LiveQuery): Promise<LivePage>
  /** All live Functions, by path. */
  liveFunctions(environmentSid: string): Promise<LiveVersion[]>
  /** A whole live set, Functions too, in batches: for warming the assets origin at start. */
  liveSet(environmentSid: string): AsyncIterable<LiveVersion[]>
}

/** Assets and Functions as Twilio's API has them: named, versioned, live or not. */
export interface ResourceRows {
  /** False without its Service. */
  createResource(resource: Resource): Promise<boolean>
  /** Null also for one that was deleted. */
  findResource(sid: string): Promise<Resource | null>
  /** Those that were not deleted. */
  pageResources(
    serviceSid: string,
    kind: ResourceKind,
    query: PageQuery,
  ): Promise<Page<Resource>>
  /** The resource after the update, or null when there is none. */
  renameResource(sid: string, friendlyName: string, now: number): Promise<Resource | null>
  /**
   * Takes a resource off the lists. What is live, in a Build or in history stays: its versions
   * go with the Service. False when there was none.
   */
  deleteResource(sid: string): Promise<boolean>
  /**
   * Adds a version that is not live yet; with `after`, only while that is the newest of its
   * resource. Throws StaleDraft; false without the resource.
   */
  createVersion(version: Version, after?: string): Promise<boolean>
  pageVersions(resourceSid: string, query: PageQuery): Promise<Page<Version>>
  /** Those of the versions that exist, live or not, in no order. */
  findVersions(sids: string[]): Promise<Version[]>
  /** Those of the versions that are this Service's, also of deleted resources, in no order. */
  serviceVersions(serviceSid: string, sids: string[]): Promise<BuildVersion[]>
  /** The newest version of each Function that was not deleted and has one, by path. */
  newestFunctions(serviceSid: string): Promise<{ resource: Resource; version: Version }[]>
}

export interface ChangeRows {
  /**
   * Writes new resources, versions, live rows, the Change and its Deployment together, and the
   * Environment's release with them; of a file that came whole the bytes and the upload, too. A
   * Change marks the Environment altered, unless it is a deployment or an undo after which
   * exactly the Build's list of versions is live (without a Build: nothing). A deleted resource
   * that becomes live is on the lists again. Throws StaleDraft, also when the release is not the draft's `before` (by its Deployment), the
   * Build of its `after` is gone, or another upload has the key of the one that came whole.
   */
  commit(draft: ChangeDraft): Promise<Change>
  /** Newest first; each Change with at most ten entries. */
  listChanges(environmentSid: string, limit: number, after?: RowKey): Promise<ChangePage>
  /** One Change with all its entries. */
  findChange(sid: string): Promise<Change | null>
}

export interface BuildRows {
  /** Writes a Build with its versions; they must exist. False without its Service. */
  createBuild(build: Build, versionSids: string[]): Promise<boolean>
  findBuild(sid: string): Promise<Build | null>
  /** Writes what may change of a Build: status, steps, failure, what was installed. */
  updateBuild(build: Build): Promise<boolean>
  pageBuilds(serviceSid: string, query: PageQuery): Promise<Page<Build>>
  /** By path. */
  buildVersions(buildSid: string): Promise<BuildVersion[]>
  /** Refused while an Environment runs on it. */
  deleteBuild(sid: string): Promise<'deleted' | 'missing' | 'in_use'>
  /** All Builds that were under way when the process ended; for the start of the next one. */
  unfinishedBuilds(): Promise<Build[]>
  /** The dependency sets that some Build names; for the sweeper. */
  dependencySetsInUse(): Promise<Set<string>>
  /**
   * If the Environment was altered since its deployment, writes `build` with exactly what is
   * live as its versions and makes it the Environment's release, in one transaction; the
   * Deployment stays. Runtime, dependencies, what is installed and its set are those of the
   * Build it replaces, if there is one: the Functions are the same. Older snapshots of the
   * Service, but for a few, are deleted unless an Environment, a Deployment or a Change names
   * them. Returns the Environment as it is then; null when there is none.
   */
  takeSnapshot(environmentSid: string, build: Build): Promise<Environment | null>
  pageDeployments(environmentSid: string, query: PageQuery): Promise<Page<ListedDeployment>>
  findDeployment(sid: string): Promise<ListedDeployment | null>
}

export interface VariableRows {
  /** All Variables of an Environment, by key. */
  listVariables(environmentSid: string): Promise<Variable[]>
  /** Throws NameTaken when the key is taken; false without its Environment. */
  createVariable(variable: Variable): Promise<boolean>
  /** Writes key, value and date of one that exists. Throws NameTaken; false when there is none. */
  updateVariable(variable: Variable): Promise<boolean>
  deleteVariable(sid: string): Promise<boolean>
}

export interface KeyRows {
  createKey(key: ApiKey): Promise<void>
  /** Oldest first. */
  listKeys(): Promise<ApiKey[]>
  findKey(sid: string): Promise<ApiKey | null>
  deleteKey(sid: string): Promise<boolean>
}

export interface UploadQuery extends Omit<PageQuery, 'before'> {
  environmentSid?: string | undefined
}

export interface UploadRows {
  /** False when the Environment has an upload of that key; throws when there is no such one. */
  createUpload(upload: Upload): Promise<boolean>
  findUpload(sid: string): Promise<Upload | null>
  findUploadByKey(environmentSid: string, key: string): Promise<Upload | null>
  /** Those of a Service, or of one Environment of it, that are not published; newest first. */
  listUploads(serviceSid: string, query: UploadQuery): Promise<Page<Upload>>
  /**
   * Writes where an upload goes, by which rules and with which digest; false when it is
   * published, or gone.
   */
  reviseUpload(upload: Upload): Promise<boolean>
  /** Puts off when it expires (ms), unless that is later already or it is gone. */
  extendUpload(sid: string, dateExpires: number): Promise<void>
  /** False when there was none. */
  deleteUpload(sid: string): Promise<boolean>
  /** SIDs of all uploads that expired before the time, published or not; for the sweeper. */
  expiredUploads(time: number): Promise<string[]>
}

/**
 * The rows port: everything Hangar knows but the bytes of files that are not small. `commit` is
 * the only way to alter a live set. Every write is durable when its promise resolves, and all or nothing; any may throw
 * CatalogFull.
 */
export interface Catalog
  extends
    ServiceRows,
    LiveRows,
    ResourceRows,
    ChangeRows,
    BuildRows,
    VariableRows,
    KeyRows,
    UploadRows,
    ByteRows {
  /** Which of the digests some version, live or kept, points at; for the sweeper. */
  digestsInUse(digests: string[]): Promise<Set<string>>
  /** Hears every event of this process's writes. Returns the way to stop. */
  subscribe(listener: (event: CatalogEvent) => void): () => void
  close(): Promise<void>
}
