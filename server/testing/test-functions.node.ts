import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Visibility } from '../../contract/assets.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import type { Blobs } from '../blobs/port.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Environment, Release, ResourceKind, Version } from '../catalog/records.ts'
import { newService } from '../changes/new-service.ts'
import { createFunctionHost, type FunctionHostDeps } from '../functions/host.node.ts'
import type { FunctionHost } from '../functions/port.ts'
import { createMemoryLogs } from '../logs/memory.ts'
import type { Logs } from '../logs/port.ts'
import { newSid } from '../rules/sids.ts'

export const CREDENTIALS = { accountSid: `AC${'b'.repeat(32)}`, authToken: 'c'.repeat(32) }

/** A request to a Function; a GET of it unless told. */
interface Asking {
  query?: string
  headers?: Record<string, string>
  body?: string
  method?: string
}

/** An Environment whose Functions are run by a real host, over memory stores. */
export class TestFunctions {
  readonly catalog: Catalog
  readonly blobs: Blobs
  readonly logs: Logs = createMemoryLogs()
  readonly errors: unknown[] = []
  readonly folder: string
  environment: Environment
  host: FunctionHost

  private constructor(
    catalog: Catalog,
    blobs: Blobs,
    folder: string,
    environment: Environment,
  ) {
    this.catalog = catalog
    this.blobs = blobs
    this.folder = folder
    this.environment = environment
    this.host = { invoke: async () => null, close: async () => {} }
  }

  static async open(options: Partial<FunctionHostDeps> = {}): Promise<TestFunctions> {
    const catalog = createMemoryCatalog()
    const { accountSid } = CREDENTIALS
    const service = await newService({ catalog, clock: Date.now, accountSid }, 'white-beagle')
    await catalog.updateService(service.sid, { includeCredentials: true }, Date.now())
    const [environment] = await catalog.listEnvironments(service.sid)
    if (!environment) throw new Error('the Service has no Environment')
    const folder = await mkdtemp(join(tmpdir(), 'hangar-functions-'))
    const made = new TestFunctions(catalog, createMemoryBlobs(), folder, environment)
    await made.start(options)
    return made
  }

  /** Opens the host in the folder; for tests that close it and open another. */
  async start(options: Partial<FunctionHostDeps> = {}): Promise<void> {
    const { catalog, blobs, logs, folder } = this
    this.host = await createFunctionHost({
      catalog,
      blobs,
      logs,
      folder,
      clock: Date.now,
      credentials: CREDENTIALS,
      domainName: (domain) => `${domain}.localhost:4001`,
      concurrency: 4,
      timeout: 5000,
      onError: (error) => this.errors.push(error),
      ...options,
    })
  }

  async close(): Promise<void> {
    await this.host.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Puts a Function live, by a path such as `/hello`; resolves with its SID. */
  async deploy(path: string, source: string, visibility: Visibility = 'public') {
    const { resourceSid } = await this.publish('function', path, source, visibility)
    return resourceSid
  }

  /** Puts bytes live at a path, in place of what is there. */
  async publish(
    kind: ResourceKind,
    path: string,
    content: string | Uint8Array,
    visibility: Visibility,
    release: Release | null = null,
  ): Promise<Version> {
    const sealed = await this.#store(content)
    const { sid: environmentSid, serviceSid } = this.environment
    const [before] = await this.catalog.liveByPath(environmentSid, [path])
    const dates = { dateCreated: Date.now(), dateUpdated: Date.now() }
    const resourceSid = before?.version.resourceSid ?? newSid('function')
    const version: Version = {
      sid: newSid('version'),
      resourceSid,
      path,
      visibility,
      ...sealed,
      contentType: 'application/octet-stream',
      dateCreated: dates.dateCreated,
    }
    const resource = { sid: resourceSid, serviceSid, kind, friendlyName: path, ...dates }
    const changed = { environmentSid, serviceSid, newResources: before ? [] : [resource] }
    const entry = { path, before: before?.version.sid ?? null, after: version.sid }
    await this.#commit({ ...changed, newVersions: [version], entries: [entry] }, release)
    return version
  }

  async unpublish(path: string): Promise<void> {
    const { sid: environmentSid, serviceSid } = this.environment
    const [before] = await this.catalog.liveByPath(environmentSid, [path])
    const entry = { path, before: before?.version.sid ?? null, after: null }
    const none = { newResources: [], newVersions: [] }
    await this.#commit({ environmentSid, serviceSid, ...none, entries: [entry] }, null)
  }

  async setVariable(key: string, value: string): Promise<void> {
    const { sid: environmentSid, serviceSid } = this.environment
    const dates = { dateCreated: Date.now(), dateUpdated: Date.now() }
    const sid = newSid('variable')
    await this.catalog.createVariable({ sid, serviceSid, environmentSid, key, value, ...dates })
  }

  /** Runs a Function and reads its answer as text. */
  async ask(functionSid: string, asking: Asking = {}) {
    const requestSid = newSid('request')
    const [live] = await this.catalog.liveBySid(this.environment.sid, [functionSid])
    const answer = await this.host.invoke({
      environmentSid: this.environment.sid,
      functionSid,
      requestSid,
      method: asking.method ?? 'GET',
      target: `${live?.version.path ?? '/gone'}${asking.query ?? ''}`,
      headers: Object.entries(asking.headers ?? {}),
      body: new TextEncoder().encode(asking.body ?? ''),
    })
    const body = answer?.body ?? new Uint8Array()
    const headers: Record<string, string> = Object.fromEntries(answer?.headers ?? [])
    const text = new TextDecoder().decode(body)
    return { requestSid, status: answer?.status ?? null, headers, text, body }
  }

  /** What a Function answers that runs this once: `source` is the body of its handler. */
  async answerTo(source: string, asking: Asking = {}) {
    const code = `exports.handler = (context, event, callback) => {${source}}`
    return this.ask(await this.deploy('/once', code), asking)
  }

  /** The lines of a request, in the order in which they were written. */
  async linesOf(requestSid: string) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    const { rows } = await this.logs.page(this.environment.sid, { limit: 5000 })
    return rows.filter((row) => row.requestSid === requestSid).toReversed()
  }

  async #store(content: string | Uint8Array) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const id = newSid('upload')
    await this.blobs.stage(id)
    await this.blobs.append(id, new Blob([Uint8Array.from(bytes)]).stream(), bytes.byteLength)
    const sealed = await this.blobs.seal(id)
    await this.blobs.discard(id)
    return sealed
  }

  async #commit(
    draft: Pick<
      Parameters<Catalog['commit']>[0],
      'environmentSid' | 'serviceSid' | 'newResources' | 'newVersions' | 'entries'
    >,
    release: Release | null,
  ): Promise<void> {
    const before = this.environment.release
    await this.catalog.commit({
      sid: newSid('change'),
      kind: 'upload',
      actor: CREDENTIALS.accountSid,
      undoes: null,
      dateCreated: Date.now(),
      uploadSid: null,
      release: release && { before, after: release },
      deployment: null,
      ...draft,
    })
    const [environment] = await this.catalog.listEnvironments(this.environment.serviceSid)
    if (environment) this.environment = environment
  }
}
