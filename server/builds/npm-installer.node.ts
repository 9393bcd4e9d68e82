import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dependency } from '../../contract/dependencies.ts'
import { errorCode } from '../node-home/error-code.ts'
import { InstallFailed, type DependencyInstaller, type DependencySet } from './installer.ts'
import { checkContents, watchContents } from './npm-contents.node.ts'
import { explainNpm } from './npm-failure.ts'
import { chosenVersions, packageCount, readLock, refuseForeign } from './npm-lock.ts'
import { runNpm } from './npm-process.node.ts'
import { InstallQueue } from './npm-queue.ts'
import { NpmSets } from './npm-sets.node.ts'

export interface NpmInstallerOptions {
  /** Where Functions' files are; sets go to `dependencies` in it. */
  folder: string
  env?: NodeJS.ProcessEnv
  /** For all of one install, in ms. Twilio's clients wait five minutes for a Build. */
  limit?: number
  /** Of a set, in bytes. */
  largest?: number
}

const LIMIT = 4 * 60 * 1000
/** An npm takes a core, and some 150 MB. */
const AT_ONCE = 2
const WAITING = 20
const LARGEST = 512 * 1024 * 1024

/** Twilio's tools ask for it because it is how Twilio runs Functions; Hangar does so itself. */
const OWN_PART = '@twilio/runtime-handler'

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--json', '--loglevel=error']
const PATIENCE = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=4000',
]
// Not for `npm ci`: there even what a registry has is fetched by its URL.
const CHOOSE = ['install', '--package-lock-only', '--allow-remote=none', ...PATIENCE]
const FETCH = ['ci', '--omit=dev', '--bin-links=false', ...PATIENCE]

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
  readonly #sets: NpmSets
  readonly #work: string
  readonly #options: Required<NpmInstallerOptions>
  readonly #queue = new InstallQueue(AT_ONCE, WAITING)
  readonly #stopping = new AbortController()

  constructor({
    folder,
    env = process.env,
    limit = LIMIT,
    largest = LARGEST,
  }: NpmInstallerOptions) {
    this.#sets = new NpmSets(join(folder, 'dependencies'))
    this.#work = join(folder, 'installing')
    this.#options = { folder, env, limit, largest }
  }

  install(
    dependencies: readonly Dependency[],
    onStep: (name: string) => void,
  ): Promise<DependencySet> {
    const asked = dependencies.filter(({ name }) => name !== OWN_PART)
    const act = (tell: (name: string) => void) => this.#install(asked, tell)
    return this.#queue.run(manifestOf(asked), onStep, act)
  }

  async #install(
    asked: readonly Dependency[],
    onStep: (name: string) => void,
  ): Promise<DependencySet> {
    const folder = join(this.#work, randomBytes(8).toString('hex'))
    const deadline = performance.now() + this.#options.limit
    try {
      await mkdir(join(folder, 'node_modules'), { recursive: true })
      onStep('Choosing versions')
      await writeFile(join(folder, 'package.json'), manifestOf(asked))
      await this.#npm(folder, CHOOSE, deadline, this.#stopping.signal)
      const text = await readFile(join(folder, 'package-lock.json'), 'utf8')
      const lock = readLock(text)
      refuseForeign(lock)
      const id = createHash('sha256').update(text).digest('hex').slice(0, 32)
      const set = { id, installed: chosenVersions(lock, asked) }
      if (await this.#sets.has(id)) {
        onStep('Using packages that are here already')
        return set
      }
      onStep(`Fetching ${counted(packageCount(lock))}`)
      await this.#fetch(folder, deadline)
      await this.#sets.keep(folder, set)
      return set
    } catch (error) {
      throw readable(error)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  keepOnly(ids: ReadonlySet<string>): Promise<void> {
    return this.#sets.keepOnly(ids)
  }

  /** Ends what is under way: those installs fail. */
  close(): void {
    this.#stopping.abort(new InstallFailed('Hangar was stopped meanwhile. Build again.'))
  }

  /** Fetches what is locked, and lets nothing stay that Functions must not have. */
  async #fetch(folder: string, deadline: number): Promise<void> {
    const { largest } = this.#options
    const fetched = new AbortController()
    const unfit = new AbortController()
    const packages = join(folder, 'node_modules')
    const watching = watchContents(packages, largest, fetched.signal, (reason) =>
      unfit.abort(reason),
    )
    try {
      const stop = AbortSignal.any([this.#stopping.signal, unfit.signal])
      await this.#npm(folder, FETCH, deadline, stop)
    } finally {
      fetched.abort()
      await watching
    }
    await checkContents(packages, largest)
  }

  async #npm(
    folder: string,
    args: string[],
    deadline: number,
    stop: AbortSignal,
  ): Promise<void> {
    const { env, limit: whole } = this.#options
    const limit = Math.min(whole, Math.max(1000, deadline - performance.now()))
    stop.throwIfAborted()
    const run = { folder, args: [...args, ...QUIET], env, stop, limit }
    const { code, stdout } = await runNpm(run)
    if (code !== 0) throw explainNpm(stdout)
  }
}

function manifestOf(dependencies: readonly Dependency[]): string {
  const entries = dependencies
    .map(({ name, version }) => [name, version.trim() || 'latest'] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const manifest = { name: 'functions', version: '1.0.0', private: true }
  return JSON.stringify({ ...manifest, dependencies: Object.fromEntries(entries) })
}

const counted = (count: number) => (count === 1 ? '1 package' : `${count} packages`)

function readable(error: unknown): unknown {
  if (errorCode(error) !== 'ENOSPC') return error
  return new InstallFailed('The disk of the server is full. Free some space and build again.', {
    cause: error,
  })
}
