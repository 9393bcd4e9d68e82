/** What the pool has to know of a worker process; see Worker. */
export interface Pooled {
  readonly ready: Promise<void>
  readonly ended: Promise<void>
  readonly isUsable: boolean
  /** Milliseconds spent in runs. */
  readonly busy: number
  kill(): void
}

/** Idle workers end after so many ms; looked at every few seconds. */
const IDLE_LIMIT = 2 * 60 * 1000
const SWEEP = 5000
/** A worker is replaced after so many ms of work, well before its limit of CPU time. */
const WORN = 5 * 60 * 1000

interface Idle<Worker> {
  worker: Worker
  owner: object
  since: number
}

/** All worker processes of a host: bounded, kept warm for their owner, ended when idle. */
export class WorkerPool<Worker extends Pooled> {
  readonly #size: number
  readonly #idleLimit: number
  readonly #alive = new Map<Worker, object>()
  readonly #starting = new Set<Promise<Worker>>()
  /** Of those, how many are not alive yet. */
  #launching = 0
  #isClosed = false
  /** Longest idle first. */
  #idle: Idle<Worker>[] = []
  readonly #sweeping: NodeJS.Timeout

  /** At most `size` processes, if no more than that many are taken at once. */
  constructor(size: number, idleLimit = IDLE_LIMIT) {
    this.#size = size
    this.#idleLimit = idleLimit
    this.#sweeping = setInterval(() => this.#sweep(), Math.min(SWEEP, idleLimit)).unref()
  }

  /** A worker that is ready: the owner's that was idle last, or a new one. */
  async take(owner: object, start: () => Promise<Worker>): Promise<Worker> {
    const index = this.#idle.findLastIndex((idle) => idle.owner === owner)
    const [idle] = index === -1 ? [] : this.#idle.splice(index, 1)
    if (idle?.worker.isUsable) return idle.worker
    if (idle) return this.take(owner, start)
    const starting = this.#start(owner, start)
    this.#starting.add(starting)
    void starting.catch(() => {}).finally(() => this.#starting.delete(starting))
    return starting
  }

  async #start(owner: object, start: () => Promise<Worker>): Promise<Worker> {
    while (this.#alive.size + this.#launching >= this.#size) {
      const leaving = this.#idle.shift()?.worker ?? this.#dying()
      // All others are at work: whoever takes has seen to it that there is room.
      if (!leaving) break
      leaving.kill()
      await leaving.ended
    }
    if (this.#isClosed) throw new Error('the host of Functions is closed')
    const worker = await this.#launch(owner, start)
    if (this.#isClosed) worker.kill()
    await worker.ready
    return worker
  }

  async #launch(owner: object, start: () => Promise<Worker>): Promise<Worker> {
    this.#launching += 1
    try {
      const worker = await start()
      this.#alive.set(worker, owner)
      void worker.ended.then(() => this.#alive.delete(worker))
      return worker
    } finally {
      this.#launching -= 1
    }
  }

  #dying(): Worker | undefined {
    return [...this.#alive.keys()].find(({ isUsable }) => !isUsable)
  }

  /** Takes a worker back; `keep` tells whether its owner has use for it. */
  giveBack(owner: object, worker: Worker, keep: boolean): void {
    if (!worker.isUsable) return
    if (keep && worker.busy < WORN) this.#idle.push({ worker, owner, since: performance.now() })
    else worker.kill()
  }

  /** Whether a worker of the owner is alive. */
  has(owner: object): boolean {
    return [...this.#alive.values()].includes(owner)
  }

  /** Ends the owner's idle workers; resolves when none of its workers is left. */
  async end(owner: object): Promise<void> {
    const mine = this.#idle.filter((idle) => idle.owner === owner)
    this.#idle = this.#idle.filter((idle) => idle.owner !== owner)
    for (const { worker } of mine) worker.kill()
    const alive = [...this.#alive].filter(([, known]) => known === owner)
    await Promise.all(alive.map(([worker]) => worker.ended))
  }

  /** Ends all workers, whatever they do. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#sweeping)
    this.#idle = []
    const workers = [...this.#alive.keys()]
    for (const worker of workers) worker.kill()
    await Promise.all(workers.map(({ ended }) => ended))
    await Promise.allSettled(this.#starting)
  }

  #sweep(): void {
    const limit = performance.now() - this.#idleLimit
    const gone = this.#idle.filter(({ worker, since }) => !worker.isUsable || since < limit)
    this.#idle = this.#idle.filter((idle) => !gone.includes(idle))
    for (const { worker } of gone) worker.kill()
  }
}
