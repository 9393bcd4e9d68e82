import type { Visibility } from '../../contract/assets.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import type { Blobs } from '../blobs/port.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import type { Catalog } from '../catalog/port.ts'
import type {
  ChangeDraft,
  Environment,
  Resource,
  ResourceKind,
  Version,
} from '../catalog/records.ts'
import { newSid } from '../rules/sids.ts'
import { loadLiveSets, type LiveSets } from '../delivery/live-sets.ts'

/** A request; GET to the default Service's own host unless told. */
export interface Asked {
  path: string
  method?: string
  host?: string
  headers?: Record<string, string>
}

/** An answer; header names in lower case, without those that only concern the connection. */
export interface Told {
  status: number
  headers: Record<string, string>
  text: string
  bytes: Uint8Array
}

interface Publishing {
  kind?: ResourceKind
  visibility?: Visibility
  contentType?: string
  dateCreated?: number
  environment?: Environment
}

const CONNECTION = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/** Makes a Told of what a skin brought back. */
export function told(
  status: number,
  headers: Iterable<[string, string]>,
  bytes: Uint8Array,
): Told {
  const kept = [...headers].filter(([name]) => !CONNECTION.has(name.toLowerCase()))
  const text = new TextDecoder().decode(bytes)
  return { status, headers: Object.fromEntries(kept), text, bytes }
}

/** Dates a second apart, so that no two versions share a Last-Modified. */
let clock = Date.UTC(2026, 10, 23)
const tick = () => (clock += 1000)

async function addService(catalog: Catalog, uniqueName: string, domain: string) {
  const sid = newSid('service')
  const dates = { dateCreated: tick(), dateUpdated: tick() }
  const names = { uniqueName, friendlyName: uniqueName, domainBase: domain }
  const own = { serviceSid: sid, uniqueName: 'ui', domainSuffix: null, domain }
  const fresh = { release: null, isAltered: false }
  const environment: Environment = { sid: newSid('environment'), ...own, ...fresh, ...dates }
  const settings = { includeCredentials: true, uiEditable: true }
  await catalog.createService(
    { sid, accountSid: newSid('account'), ...names, ...settings, ...dates },
    environment,
  )
  return environment
}

/** Services over memory stores, to be served by the skins under test; its blobs can go missing. */
export class TestSites {
  readonly authToken = 'an auth token'
  readonly errors: unknown[] = []
  /** Digests the store denies to have. */
  readonly missing = new Set<string>()
  readonly blobs: Blobs
  readonly catalog: Catalog
  /** The default Service's Environment. */
  readonly home: Environment
  readonly live: LiveSets

  private constructor(store: Blobs, catalog: Catalog, home: Environment, live: LiveSets) {
    this.catalog = catalog
    this.home = home
    this.live = live
    this.blobs = {
      ...store,
      open: async (digest) => (this.missing.has(digest) ? null : store.open(digest)),
    }
  }

  /** `store` is memory unless told. */
  static async open(store: Blobs = createMemoryBlobs()): Promise<TestSites> {
    const catalog = createMemoryCatalog()
    const home = await addService(catalog, 'white-beagle', 'white-beagle-1541')
    return new TestSites(store, catalog, home, await loadLiveSets(catalog))
  }

  close(): void {
    this.live.close()
  }

  get host(): string {
    return `${this.home.domain}.localhost:4001`
  }

  urlOf(path: string): string {
    return `http://${this.host}${path}`
  }

  addService(uniqueName: string, domain: string): Promise<Environment> {
    return addService(this.catalog, uniqueName, domain)
  }

  deleteService({ serviceSid }: Environment): Promise<boolean> {
    return this.catalog.deleteService(serviceSid)
  }

  /** Puts bytes live at a path, in place of what is there. */
  async publish(path: string, content: string | Uint8Array, given: Publishing = {}) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const { digest, size } = await this.#store(bytes)
    const { environment = this.home, visibility = 'public', contentType = 'text/plain' } = given
    const { kind = 'asset' } = given
    const [before] = await this.catalog.liveByPath(environment.sid, [path])
    const resourceSid = before?.version.resourceSid ?? newSid('asset')
    const dateCreated = given.dateCreated ?? tick()
    const kinds = { path, visibility, contentType, digest, size, dateCreated }
    const version: Version = { sid: newSid('version'), resourceSid, ...kinds }
    const asset: Resource = {
      sid: resourceSid,
      serviceSid: environment.serviceSid,
      kind,
      friendlyName: path,
      dateCreated,
      dateUpdated: dateCreated,
    }
    await this.#commit(environment, before?.version.sid ?? null, version, {
      newResources: before ? [] : [asset],
      newVersions: [version],
    })
    return version
  }

  /** Puts a Function live; whoever runs it is given to the skin. */
  publishFunction(path: string, source: string, given: Omit<Publishing, 'kind'> = {}) {
    return this.publish(path, source, { ...given, kind: 'function' })
  }

  async unpublish(path: string): Promise<void> {
    const [before] = await this.catalog.liveByPath(this.home.sid, [path])
    const none = { newResources: [], newVersions: [] }
    await this.#commit(this.home, before?.version.sid ?? null, { path, sid: null }, none)
  }

  async #store(bytes: Uint8Array) {
    const id = newSid('upload')
    await this.blobs.stage(id)
    await this.blobs.append(id, new Blob([Uint8Array.from(bytes)]).stream(), bytes.byteLength)
    const sealed = await this.blobs.seal(id)
    await this.blobs.discard(id)
    return sealed
  }

  async #commit(
    { sid: environmentSid, serviceSid }: Environment,
    before: string | null,
    after: { path: string; sid: string | null },
    rows: Pick<ChangeDraft, 'newResources' | 'newVersions'>,
  ): Promise<void> {
    await this.catalog.commit({
      sid: newSid('change'),
      serviceSid,
      environmentSid,
      kind: 'upload',
      actor: 'AC',
      undoes: null,
      dateCreated: tick(),
      entries: [{ path: after.path, before, after: after.sid }],
      uploadSid: null,
      release: null,
      deployment: null,
      ...rows,
    })
  }
}
