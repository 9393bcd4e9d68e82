import type { Blobs } from '../blobs/port.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Logs } from '../logs/port.ts'
import { Generation, type GenerationDeps } from './generation.node.ts'
import { createLogSink } from './log-sink.ts'
import { openPlaces } from './places.node.ts'
import {
  FunctionsBusy,
  type FunctionAnswer,
  type FunctionHost,
  type Invocation,
} from './port.ts'
import type { Program } from './program.ts'
import { followPrograms, type OnStale, type Programs } from './programs.ts'
import { Slots } from './slots.ts'
import { WorkerPool } from './worker-pool.node.ts'
import type { Worker } from './worker.node.ts'

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
  /** How long files that could not be written are not tried again, in ms; 3 s unless told. */
  failureLimit?: number
  /** Hears of what is no Function's fault. */
  onError: (error: unknown) => void
}

/** So many requests may wait for each that runs. */
const WAITING_PER_RUN = 8
/** Writing files over and over while the disk is full helps nobody. In ms. */
const FAILURE = 3000
/** Changes come in bursts; the workers of an Environment follow when it is over. In ms. */
const BURST = 250

/** Opens a host in a folder of its own. What a crash left there is removed. */
export async function createFunctionHost(deps: FunctionHostDeps): Promise<FunctionHost> {
  const places = await openPlaces(deps.folder)
  const sink = createLogSink(deps.logs, deps.clock, deps.onError)
  const pool = new WorkerPool<Worker>(deps.concurrency, deps.idleLimit)
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
  readonly #failureLimit: number
  /** By Environment. */
  readonly #current = new Map<string, Generation>()
  readonly #retired = new Set<Generation>()
  readonly #refreshing = new Map<string, NodeJS.Timeout>()

  constructor({ concurrency, failureLimit = FAILURE }: FunctionHostDeps, deps: GenerationDeps) {
    this.#deps = deps
    this.#failureLimit = failureLimit
    this.#slots = new Slots(concurrency, concurrency * WAITING_PER_RUN)
  }

  invoke(invocation: Invocation): Promise<FunctionAnswer | null> {
    const { environmentSid: sid } = invocation
    return this.#inSlot(sid, (generation) =>
      generation.run(invocation, this.programs.environment(sid)?.release ?? null),
    )
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
      this.#inSlot(sid, (next) => next.warm()).catch((error: unknown) => {
        // Where all are busy there is nothing to do ahead of them.
        if (!(error instanceof FunctionsBusy)) this.#deps.onError(error)
      })
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

  /** Acts in a slot, with the generation that is current then; its files are there before. */
  #inSlot<Result>(
    sid: string,
    act: (generation: Generation) => Promise<Result>,
  ): Promise<Result | null> {
    return this.#slots.run(
      sid,
      () => this.#withGeneration(sid, (generation) => generation.prepare()),
      () => this.#withGeneration(sid, act),
    )
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
    if (former && former.program.key === program.key && !this.#isOver(former)) return former
    const generation = new Generation(program, former, this.#deps)
    this.#current.set(program.environmentSid, generation)
    if (former) this.#retire(former)
    return generation
  }

  /** Whether a generation failed so long ago that another may do better. */
  #isOver({ brokenAt }: Generation): boolean {
    return brokenAt !== null && performance.now() - brokenAt >= this.#failureLimit
  }

  #retire(generation: Generation): void {
    this.#retired.add(generation)
    generation.retire()
    void generation.ended.then(() => this.#retired.delete(generation))
  }
}
