import type { Catalog, CatalogEvent } from '../catalog/port.ts'
import type { Environment, LiveVersion, Service } from '../catalog/records.ts'
import { altersProgram, programOf, type Program } from './program.ts'

/** The Programs of all Environments, kept in memory and in step with the catalog. */
export interface Programs {
  /** The Program as it is now; from memory unless something changed. Null: no such Environment. */
  of(environmentSid: string): Promise<Program | null>
  /** Whether nothing has altered the Program since it was read. */
  isCurrent(program: Program): boolean
  environment(sid: string): Environment | undefined
  /** Stops following the catalog. */
  close(): void
}

/** What hears of Programs that are not current any more, as soon as they are not. */
export type OnStale = (environmentSid: string, why: 'deployment' | 'change' | 'gone') => void

interface Slot {
  /** Counts what has altered the Program, or may have. */
  epoch: number
  reading: Promise<Program | null> | null
  isRead: boolean
  program: Program | null
}

const ASSETS_A_PAGE = 1000

/** Reads the Services and Environments there are, and follows the catalog from then on. */
export async function followPrograms(catalog: Catalog, onStale: OnStale): Promise<Programs> {
  const following = new Following(catalog, onStale)
  // Heard from before the first read on, so that nothing falls in between.
  const stop = catalog.subscribe((event) => following.hear(event))
  await following.start()
  return {
    of: (sid) => following.of(sid),
    isCurrent: (program) => following.isCurrent(program),
    environment: (sid) => following.environment(sid),
    close: stop,
  }
}

class Following {
  readonly #catalog: Catalog
  readonly #onStale: OnStale
  readonly #services = new Map<string, Service>()
  readonly #environments = new Map<string, Environment>()
  readonly #slots = new Map<string, Slot>()

  constructor(catalog: Catalog, onStale: OnStale) {
    this.#catalog = catalog
    this.#onStale = onStale
  }

  async start(): Promise<void> {
    for (const service of await this.#catalog.listServices()) {
      if (!this.#services.has(service.sid)) this.#services.set(service.sid, service)
    }
    for (const environment of await this.#catalog.listEnvironments()) {
      if (!this.#environments.has(environment.sid)) {
        this.#environments.set(environment.sid, environment)
      }
    }
  }

  environment(sid: string): Environment | undefined {
    return this.#environments.get(sid)
  }

  isCurrent(program: Program): boolean {
    return this.#slots.get(program.environmentSid)?.program === program
  }

  of(sid: string): Promise<Program | null> {
    if (!this.#environments.has(sid)) return Promise.resolve(null)
    const slot = this.#slots.get(sid) ?? {
      epoch: 0,
      reading: null,
      isRead: false,
      program: null,
    }
    this.#slots.set(sid, slot)
    slot.reading ??= this.#read(sid, slot)
    return slot.reading
  }

  /** Reads until nothing was altered meanwhile: then all parts are of one moment. */
  async #read(sid: string, slot: Slot): Promise<Program | null> {
    for (;;) {
      const { epoch } = slot
      try {
        const program = await this.#readOnce(sid)
        if (slot.epoch !== epoch) continue
        slot.program = program
        slot.isRead = true
        return program
      } catch (error) {
        if (slot.epoch !== epoch) continue
        slot.reading = null
        throw error
      }
    }
  }

  async #readOnce(sid: string): Promise<Program | null> {
    const environment = this.#environments.get(sid)
    const service = environment && this.#services.get(environment.serviceSid)
    if (!environment || !service) return null
    const catalog = this.#catalog
    const { release } = environment
    const build = release?.buildSid ? await catalog.findBuild(release.buildSid) : null
    return programOf({
      environment,
      service,
      functions: await catalog.liveFunctions(sid),
      assets: await privateAssets(catalog, sid),
      dependencySet: build?.dependencySet ?? null,
      variables: await catalog.listVariables(sid),
    })
  }

  hear(event: CatalogEvent): void {
    switch (event.type) {
      case 'service':
        this.#services.set(event.service.sid, event.service)
        for (const { sid, serviceSid } of this.#environments.values()) {
          if (serviceSid === event.service.sid) this.#spoil(sid, 'change')
        }
        return
      case 'service_deleted':
        this.#services.delete(event.serviceSid)
        return event.environmentSids.forEach((sid) => this.#forget(sid))
      case 'environment':
        this.#environments.set(event.environment.sid, event.environment)
        return this.#spoil(event.environment.sid, 'change')
      case 'environment_deleted':
        return this.#forget(event.environment.sid)
      case 'variables':
        return this.#spoil(event.environmentSid, 'change')
      case 'change':
        return this.#hearChange(event)
    }
  }

  #hearChange({ environment, served }: Extract<CatalogEvent, { type: 'change' }>): void {
    const { sid } = environment
    const before = this.#environments.get(sid)?.release
    this.#environments.set(sid, environment)
    const isDeployment = environment.release?.deploymentSid !== before?.deploymentSid
    const isReleased = isDeployment || environment.release?.buildSid !== before?.buildSid
    const program = this.#slots.get(sid)?.program
    // While one is being read it is not known what matters.
    const matters =
      !program || served.some(({ path, live }) => altersProgram(program, path, live))
    if (isReleased || matters) this.#spoil(sid, isDeployment ? 'deployment' : 'change')
  }

  #spoil(sid: string, why: 'deployment' | 'change'): void {
    const slot = this.#slots.get(sid)
    if (!slot) return
    slot.epoch += 1
    // One that is being read will see the new epoch and read again.
    if (slot.isRead) slot.reading = null
    slot.isRead = false
    slot.program = null
    this.#onStale(sid, why)
  }

  #forget(sid: string): void {
    this.#environments.delete(sid)
    const slot = this.#slots.get(sid)
    this.#slots.delete(sid)
    if (!slot) return
    slot.epoch += 1
    slot.program = null
    this.#onStale(sid, 'gone')
  }
}

async function privateAssets(catalog: Catalog, environmentSid: string): Promise<LiveVersion[]> {
  const all: LiveVersion[] = []
  const query = { visibility: 'private', sort: 'path', limit: ASSETS_A_PAGE } as const
  let page = await catalog.livePage(environmentSid, query)
  all.push(...page.assets)
  while (page.next) {
    page = await catalog.livePage(environmentSid, { ...query, after: page.next })
    all.push(...page.assets)
  }
  return all
}
