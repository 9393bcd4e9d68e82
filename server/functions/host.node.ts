import { mkdir, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blobs } from '../blobs/port.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Logs } from '../logs/port.ts'
import { Generation, type GenerationDeps, type Places } from './generation.node.ts'
import { removeFolder } from './generation-folder.node.ts'
import { createLogSink } from './log-sink.ts'
import { endOrphans } from './orphans.node.ts'
import { packageFolder, withDependencies } from './package-folders.node.ts'
import type { FunctionAnswer, FunctionHost, Invocation } from './port.ts'
import type { Program } from './program.ts'
import { followPrograms, type OnStale, type Programs } from './programs.ts'
import { writeRuntimeCode } from './runtime-code.node.ts'
import { Slots } from './slots.ts'
import { WorkerPool } from './worker-pool.node.ts'

export interface FunctionHostDeps {
  catalog: Catalog
  blobs: Blobs
  logs: Pick<Logs, 'append'>
  /** Where Functions' files are put; all but `dependencies` in it is made anew at start. */
  folder: string
  clock: () => number
  credentials: { accountSid: string; authToken: string }
  /** Of a domain label: the host under which clients reach it. */
  domainName: (domain: string) => string
  /** How many Functions run at once. */
  concurrency: number
  /** For a run, in ms. */
  timeout: number
  /** How long a worker may have nothing to do, in ms; two minutes unless told. */
  idleLimit?: number
  /** Hears of what is no Function's fault. */
  onError: (error: unknown) => void
}

/** So many requests may wait for each that runs. */
const WAITING_PER_RUN = 8
/** Changes come in bursts; the workers of an Environment follow when it is over. In ms. */
const BURST = 250

/** Where the dependency sets are, below the folder of Functions. */
export const DEPENDENCIES = 'dependencies'

/** Opens a host in a folder of its own. What a crash left there is removed. */
export async function createFunctionHost(deps: FunctionHostDeps): Promise<FunctionHost> {
  const places = await openPlaces(deps.folder)
  const sink = createLogSink(deps.logs, deps.clock, deps.onError)
  const pool = new WorkerPool(deps.concurrency, deps.idleLimit)
  const host = new Host(deps, { ...deps, places, sink, pool })
  host.programs = await followPrograms(deps.catalog, host.onStale)
  return {
    invoke: (invocation) => host.invoke(invocation),
    async close() {
      await host.close()
      await sink.close()
    },
  }
}

class Host {
  /** Set before the first request. */
  programs!: Programs
  readonly #deps: GenerationDeps
  readonly #slots: Slots
  /** By Environment. */
  readonly #current = new Map<string, Generation>()
  readonly #retired = new Set<Generation>()
  readonly #refreshing = new Map<string, NodeJS.Timeout>()

  constructor({ concurrency }: FunctionHostDeps, deps: GenerationDeps) {
    this.#deps = deps
    this.#slots = new Slots(concurrency, concurrency * WAITING_PER_RUN)
  }

  async invoke(invocation: Invocation): Promise<FunctionAnswer | null> {
    await this.#slots.enter()
    try {
      return await this.#withGeneration(invocation.environmentSid, (generation) => {
        const environment = this.programs.environment(invocation.environmentSid)
        return generation.run(invocation, environment?.release ?? null)
      })
    } finally {
      this.#slots.leave()
    }
  }

  readonly onStale: OnStale = (sid, why) => {
    const generation = this.#current.get(sid)
    if (!generation) return
    if (why === 'gone' || !generation.isWarm) {
      this.#current.delete(sid)
      return this.#retire(generation)
    }
    clearTimeout(this.#refreshing.get(sid))
    const refresh = () => {
      this.#refreshing.delete(sid)
      this.#withGeneration(sid, (next) => next.warm()).catch(this.#deps.onError)
    }
    this.#refreshing.set(sid, setTimeout(refresh, BURST).unref())
  }

  async close(): Promise<void> {
    this.programs.close()
    for (const timer of this.#refreshing.values()) clearTimeout(timer)
    await this.#deps.pool.close()
    for (const generation of this.#current.values()) this.#retire(generation)
    await Promise.all([...this.#retired].map(({ ended }) => ended))
  }

  /** Acts with the generation that is current now, and not ended before the act is. */
  async #withGeneration<Result>(
    sid: string,
    act: (generation: Generation) => Promise<Result>,
  ): Promise<Result | null> {
    for (;;) {
      const program = await this.programs.of(sid)
      if (!program) return null
      if (!this.programs.isCurrent(program)) continue
      const generation = this.#generationOf(program)
      generation.lease()
      try {
        return await act(generation)
      } finally {
        generation.release()
      }
    }
  }

  #generationOf(program: Program): Generation {
    const former = this.#current.get(program.environmentSid) ?? null
    if (former && former.program.key === program.key && !former.isBroken) return former
    const generation = new Generation(program, former, this.#deps)
    this.#current.set(program.environmentSid, generation)
    if (former) this.#retire(former)
    return generation
  }

  #retire(generation: Generation): void {
    this.#retired.add(generation)
    generation.retire()
    void generation.ended.then(() => this.#retired.delete(generation))
  }
}

async function openPlaces(path: string): Promise<Places> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  // Node's permissions go by the real path.
  const folder = await realpath(path)
  const at = (name: string) => join(folder, name)
  await endOrphans(at('generations'))
  for (const name of await readdir(folder)) {
    if (name !== DEPENDENCIES) await removeFolder(at(name))
  }
  for (const name of ['generations', 'temp', DEPENDENCIES])
    await mkdir(at(name), { recursive: true })
  const twilio = await realpath(packageFolder('twilio'))
  return {
    generations: at('generations'),
    temp: at('temp'),
    dependencies: at(DEPENDENCIES),
    main: await writeRuntimeCode(at('runtime')),
    code: [at('runtime'), ...(await withDependencies(twilio))],
    twilio,
  }
}
