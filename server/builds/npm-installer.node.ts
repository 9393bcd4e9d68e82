import { createHash, randomBytes } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dependency } from '../../contract/dependencies.ts'
import { writeDurably } from '../node-home/durable-file.node.ts'
import { errorCode, whenMissing } from '../node-home/error-code.ts'
import { syncFolder } from '../node-home/sync-folder.node.ts'
import { InstallFailed, type DependencyInstaller, type DependencySet } from './installer.ts'
import { explainNpm } from './npm-failure.ts'
import { chosenVersions } from './npm-lock.ts'
import { runNpm } from './npm-process.node.ts'

export interface NpmInstallerOptions {
  /** Where Functions' files are; sets go to `dependencies` in it. */
  folder: string
  env?: NodeJS.ProcessEnv
  /** For all of one install, in ms. Twilio's clients wait five minutes for a Build. */
  limit?: number
}

const LIMIT = 4 * 60 * 1000
/** Says that a set is whole. */
const MARK = 'complete.json'
/** So long a set may wait for the Build that names it, in ms. */
const GRACE = 60 * 60 * 1000

/** Twilio's tools ask for it because it is how Twilio runs Functions; Hangar does so itself. */
const OWN_PART = '@twilio/runtime-handler'

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--json', '--loglevel=error']
const PATIENCE = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=4000',
]

/** Installs by npm: locks first, so that equal packages are one set, then fetches into it. */
export function createNpmInstaller(
  options: NpmInstallerOptions,
): DependencyInstaller & { close(): void } {
  const installer = new NpmInstaller(options)
  return {
    install: (dependencies, onStep) => installer.install(dependencies, onStep),
    keepOnly: (ids) => installer.keepOnly(ids),
    close: () => installer.close(),
  }
}

class NpmInstaller {
  readonly #sets: string
  readonly #work: string
  readonly #env: NodeJS.ProcessEnv
  readonly #limit: number
  /** When a set was last asked for, by id. */
  readonly #asked = new Map<string, number>()
  readonly #stopping = new AbortController()
  #suspects: ReadonlySet<string> = new Set()

  constructor({ folder, env = process.env, limit = LIMIT }: NpmInstallerOptions) {
    this.#sets = join(folder, 'dependencies')
    this.#work = join(folder, 'installing')
    this.#env = env
    this.#limit = limit
  }

  async install(
    dependencies: readonly Dependency[],
    onStep: (name: string) => void,
  ): Promise<DependencySet> {
    const asked = dependencies.filter(({ name }) => name !== OWN_PART)
    const folder = join(this.#work, randomBytes(8).toString('hex'))
    const deadline = performance.now() + this.#limit
    const npm = (args: string[]) => this.#npm(folder, args, deadline)
    try {
      await mkdir(join(folder, 'node_modules'), { recursive: true })
      onStep('Choosing versions')
      await writeFile(join(folder, 'package.json'), manifestOf(asked))
      await npm(['install', '--package-lock-only', ...PATIENCE])
      const lock = await readFile(join(folder, 'package-lock.json'), 'utf8')
      const id = createHash('sha256').update(lock).digest('hex').slice(0, 32)
      this.#asked.set(id, Date.now())
      const set = { id, installed: chosenVersions(lock, asked) }
      if (await isComplete(join(this.#sets, id))) {
        onStep('Using packages that are here already')
        return set
      }
      onStep(`Fetching ${packageCount(lock)}`)
      await npm(['ci', '--omit=dev', '--bin-links=false', ...PATIENCE])
      await this.#keep(folder, set)
      return set
    } catch (error) {
      throw readable(error)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    const now = Date.now()
    const isUnused = (id: string) =>
      !ids.has(id) && (this.#asked.get(id) ?? -Infinity) < now - GRACE
    const unused = (await readdir(this.#sets).catch(whenMissing([]))).filter(isUnused)
    // As with blobs: only what the round before found unused too.
    for (const id of unused.filter((one) => this.#suspects.has(one))) {
      await rm(join(this.#sets, id), { recursive: true, force: true })
    }
    this.#suspects = new Set(unused)
  }

  /** Ends what is under way: those installs fail. */
  close(): void {
    this.#stopping.abort()
  }

  async #npm(folder: string, args: string[], deadline: number): Promise<void> {
    const limit = Math.max(1000, deadline - performance.now())
    const stop = this.#stopping.signal
    stop.throwIfAborted()
    const run = { folder, args: [...args, ...QUIET], env: this.#env, stop }
    const { code, stdout } = await runNpm({ ...run, limit: Math.min(limit, this.#limit) })
    if (code !== 0) throw explainNpm(stdout)
  }

  /** Gives a set its name, whole and durable; another one may have been quicker. */
  async #keep(folder: string, { id, installed }: DependencySet): Promise<void> {
    const target = join(this.#sets, id)
    await writeDurably(join(folder, MARK), `${JSON.stringify({ installed })}\n`, 0o600)
    await mkdir(this.#sets, { recursive: true })
    if (!(await isComplete(target))) await rm(target, { recursive: true, force: true })
    await rename(folder, target).catch(async (error: unknown) => {
      if (!(await isComplete(target))) throw error
    })
    await syncFolder(this.#sets)
  }
}

const isComplete = (set: string): Promise<boolean> =>
  access(join(set, MARK)).then(
    () => true,
    () => false,
  )

function manifestOf(dependencies: readonly Dependency[]): string {
  const entries = dependencies.map(({ name, version }) => [name, version.trim() || 'latest'])
  const manifest = { name: 'functions', version: '1.0.0', private: true }
  return JSON.stringify({ ...manifest, dependencies: Object.fromEntries(entries) })
}

function packageCount(lock: string): string {
  const count = lock.match(/^ {4}"node_modules\//gm)?.length ?? 0
  return count === 1 ? '1 package' : `${count} packages`
}

function readable(error: unknown): unknown {
  if (errorCode(error) !== 'ENOSPC') return error
  return new InstallFailed('The disk of the server is full. Free some space and build again.', {
    cause: error,
  })
}
