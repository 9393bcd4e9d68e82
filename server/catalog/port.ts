import type { AssetSort, Visibility } from '../../contract/assets.ts'
import type {
  Version,
  Change,
  ChangeDraft,
  Environment,
  LiveVersion,
  Service,
  Upload,
} from './records.ts'

/** Thrown by createService: the unique name or the domain belongs to another Service. */
export class NameTaken extends Error {
  readonly field: 'unique_name' | 'domain'
  constructor(field: 'unique_name' | 'domain') {
    super(`the ${field} is taken`)
    this.name = 'NameTaken'
    this.field = field
  }
}

/**
 * Thrown by commit: what is live is not what the draft was made from, or the upload is
 * published already. Nothing was written. Read again and make a new draft, or give up.
 */
export class StaleDraft extends Error {
  readonly path: string
  constructor(path: string) {
    super(`${path} was changed meanwhile`)
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

/** History goes newest first; a change's place is its date, then its SID. */
export interface ChangeKey {
  dateCreated: number
  sid: string
}

export interface ChangePage {
  changes: Change[]
  next: ChangeKey | null
}

/** What became of a live set; told to subscribers before the write's promise resolves. */
export type CatalogEvent =
  | { type: 'environment'; environment: Environment }
  | { type: 'service_deleted'; serviceSid: string; environmentSids: string[] }
  | { type: 'change'; environmentSid: string; served: ServedPath[] }

/** A path and what is served there from now on. */
export interface ServedPath {
  path: string
  live: LiveVersion | null
}

/**
 * The rows port: everything Hangar knows but the bytes. `commit` is the only way to alter a
 * live set. Every write is durable when its promise resolves, and all or nothing; any may throw
 * CatalogFull.
 */
export interface Catalog {
  /** Makes a Service with its first Environment. Throws NameTaken. */
  createService(service: Service, environment: Environment): Promise<void>
  /** Oldest first; the first one is the default Service. */
  listServices(): Promise<Service[]>
  /** By SID or unique name. */
  findService(reference: string): Promise<Service | null>
  /** The Service after the update, or null when there is none. */
  renameService(sid: string, friendlyName: string, now: number): Promise<Service | null>
  /** Deletes a Service and all below it. False when there was none. */
  deleteService(sid: string): Promise<boolean>

  /** Oldest first; of one Service, or of all. */
  listEnvironments(serviceSid?: string): Promise<Environment[]>

  /** Those of the Assets that are live, in no order. */
  liveBySid(environmentSid: string, resourceSids: string[]): Promise<LiveVersion[]>
  /** Those of the paths that are served, in no order. */
  liveByPath(environmentSid: string, paths: string[]): Promise<LiveVersion[]>
  /** One page, by keyset: rows that come or go elsewhere shift nothing. */
  livePage(environmentSid: string, query: LiveQuery): Promise<LivePage>
  /** A whole live set in batches, for warming the assets origin at start. */
  liveSet(environmentSid: string): AsyncIterable<LiveVersion[]>
  /** Those of the versions that exist, live or not. */
  findVersions(sids: string[]): Promise<Version[]>

  /** Writes new assets, versions, live rows and the Change together. Throws StaleDraft. */
  commit(draft: ChangeDraft): Promise<Change>
  /** Newest first; each Change with at most ten entries. */
  listChanges(environmentSid: string, limit: number, after?: ChangeKey): Promise<ChangePage>
  /** One Change with all its entries. */
  findChange(sid: string): Promise<Change | null>

  createUpload(upload: Upload): Promise<void>
  findUpload(sid: string): Promise<Upload | null>
  /** False when there was none. */
  deleteUpload(sid: string): Promise<boolean>
  /** SIDs of all uploads made before the time; for the sweeper. */
  uploadsBefore(time: number): Promise<string[]>
  /** Which of the digests some version, live or kept, points at; for the sweeper. */
  digestsInUse(digests: string[]): Promise<Set<string>>

  /** Hears every event of this process's writes. Returns the way to stop. */
  subscribe(listener: (event: CatalogEvent) => void): () => void
  close(): Promise<void>
}
