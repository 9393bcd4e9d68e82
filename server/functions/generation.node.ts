import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blobs } from '../blobs/port.ts'
import type { Release } from '../catalog/records.ts'
import { answerToEnd, explainEnd } from './failures.ts'
import { GenerationFiles } from './generation-files.node.ts'
import { removeFolder, type GenerationFolder } from './generation-folder.node.ts'
import type { LineOf, LogSink } from './log-sink.ts'
import type { Places } from './places.node.ts'
import type { FunctionAnswer, Invocation } from './port.ts'
import type { Program } from './program.ts'
import type { Boot, PlacedFile } from './runtime/messages.ts'
import { Worker } from './worker.node.ts'
import type { WorkerPool } from './worker-pool.node.ts'

/** What all generations share. */
export interface GenerationDeps {
  blobs: Blobs
  pool: WorkerPool<Worker>
  sink: LogSink
  places: Places
  credentials: { accountSid: string; authToken: string }
  /** Of a domain label: the host under which clients reach it. */
  domainName: (domain: string) => string
  /** For a run, in ms. */
  timeout: number
  onError: (error: unknown) => void
}

/** Requests whose late lines are still known. */
const RECENT = 256

/**
 * What the Functions of an Environment ran on from one moment to another: files in a folder, and
 * the workers that read them. Ended by `retire`, it lets runs under way end first.
 */
export class Generation {
  readonly program: Program
  readonly #deps: GenerationDeps
  readonly #files: GenerationFiles
  readonly #lines = new Map<string, LineOf>()
  #leases = 0
  #isRetired = false
  #ending: Promise<void> | null = null

  /** Files that `former` has too are taken over from it; it must not have been retired. */
  constructor(program: Program, former: Generation | null, deps: GenerationDeps) {
    this.program = program
    this.#deps = deps
    this.#files = GenerationFiles.of(program, former && former.#files, deps)
  }

  /** When its files turned out not to be writable (`performance.now()`); another is tried later. */
  get brokenAt(): number | null {
    return this.#files.brokenAt
  }

  /** Keeps it alive until `release`. */
  lease(): void {
    this.#leases += 1
  }

  release(): void {
    this.#leases -= 1
    this.#endIfUnused()
  }

  /** From now on it takes no more leases; it ends with the last of them. */
  retire(): void {
    this.#isRetired = true
    this.#endIfUnused()
  }

  /** Whether anyone uses it, or may soon. */
  get isWarm(): boolean {
    return this.#leases > 0 || this.#deps.pool.has(this)
  }

  /** Resolves when a retired one has ended and its folder is gone. */
  get ended(): Promise<void> {
    return this.#ending ?? Promise.resolve()
  }

  /** Resolves when its files are in place; rejects when they cannot be. */
  async prepare(): Promise<void> {
    await this.#files.folder
  }

  /** Has one worker ready. To be called under a lease. */
  async warm(): Promise<void> {
    const worker = await this.#take()
    this.#deps.pool.giveBack(this, worker, !this.#isRetired)
  }

  /** Runs a Function; null when it is not in the Program. To be called under a lease. */
  async run(invocation: Invocation, release: Release | null): Promise<FunctionAnswer | null> {
    const { functionSid, requestSid, target, headers, body } = invocation
    const handler = (await this.#files.folder).handlers.get(functionSid)
    if (!handler) return null
    const of = this.#note(invocation, release)
    const { pool, sink, timeout } = this.#deps
    const worker = await this.#take()
    try {
      const run = { type: 'run', requestSid, handler, target, headers } as const
      const outcome = await worker.run(run, body, timeout)
      if ('answer' in outcome) return outcome.answer
      sink.write(of, 'error', explainEnd(outcome, timeout))
      return answerToEnd(outcome)
    } finally {
      pool.giveBack(this, worker, !this.#isRetired)
    }
  }

  #note(invocation: Invocation, release: Release | null): LineOf {
    const { environmentSid, functionSid, requestSid } = invocation
    const of: LineOf = {
      serviceSid: this.program.serviceSid,
      environmentSid,
      buildSid: release?.buildSid ?? null,
      deploymentSid: release?.deploymentSid ?? null,
      functionSid,
      requestSid,
    }
    this.#lines.set(requestSid, of)
    const [oldest] = this.#lines.keys()
    if (this.#lines.size > RECENT && oldest !== undefined) this.#lines.delete(oldest)
    return of
  }

  #take(): Promise<Worker> {
    return this.#deps.pool.take(this, () => this.#start())
  }

  async #start(): Promise<Worker> {
    const { places, onError } = this.#deps
    const folder = await this.#files.folder
    const tempFolder = join(places.temp, randomBytes(8).toString('hex'))
    await mkdir(tempFolder, { recursive: true, mode: 0o700 })
    try {
      const worker = this.#startIn(folder, tempFolder)
      void worker.ended.then(() => removeFolder(tempFolder)).catch(onError)
      return worker
    } catch (error) {
      await removeFolder(tempFolder)
      throw error
    }
  }

  #startIn(folder: GenerationFolder, tempFolder: string): Worker {
    const { places, sink } = this.#deps
    const { dependencySet: set } = this.program
    const readable = [
      folder.path,
      ...places.code,
      ...(set === null ? [] : [join(places.dependencies, set)]),
    ]
    const options = { main: places.main, folder: folder.path, readable, tempFolder }
    return new Worker(options, this.#boot(folder, tempFolder), (sid, level, message) => {
      const of = this.#lines.get(sid)
      if (of) sink.write(of, level, message)
    })
  }

  #boot(folder: GenerationFolder, tempFolder: string): Boot {
    const { program } = this
    const { credentials, domainName, places } = this.#deps
    const functions: PlacedFile[] = [...folder.handlers.values()]
    return {
      type: 'boot',
      folder: folder.path,
      twilioFolder: places.twilio,
      tempFolder,
      variables: program.variables,
      credentials: program.includeCredentials ? credentials : null,
      domainName: domainName(program.domain),
      serviceSid: program.serviceSid,
      environmentSid: program.environmentSid,
      functions,
      assets: folder.assets,
    }
  }

  #endIfUnused(): void {
    if (!this.#isRetired || this.#leases > 0) return
    this.#ending ??= this.#end()
  }

  async #end(): Promise<void> {
    try {
      await this.#deps.pool.end(this)
      await this.#files.leave()
    } catch (error) {
      this.#deps.onError(error)
    }
  }
}
