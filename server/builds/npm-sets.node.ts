import { access, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../node-home/durable-file.node.ts'
import { whenMissing } from '../node-home/error-code.ts'
import { syncFolder } from '../node-home/sync-folder.node.ts'
import type { DependencySet } from './installer.ts'

/** Says that a set is whole. */
const MARK = 'complete.json'
/** So long a set may wait for the Build that names it, in ms. */
const GRACE = 60 * 60 * 1000

/** The sets of packages in a folder, each in one of its own, by id. */
export class NpmSets {
  readonly #folder: string
  /** When a set was last asked for, by id. */
  readonly #asked = new Map<string, number>()
  #suspects: ReadonlySet<string> = new Set()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Whether a set is there, and whole. From now on it is safe from `keepOnly` for a while. */
  async has(id: string): Promise<boolean> {
    this.#asked.set(id, Date.now())
    return isComplete(join(this.#folder, id))
  }

  /** Gives a set its name, whole and durable; another one may have been quicker. */
  async keep(folder: string, { id, installed }: DependencySet): Promise<void> {
    const target = join(this.#folder, id)
    await writeDurably(join(folder, MARK), `${JSON.stringify({ installed })}\n`, 0o600)
    await mkdir(this.#folder, { recursive: true })
    if (!(await isComplete(target))) await rm(target, { recursive: true, force: true })
    await rename(folder, target).catch(async (error: unknown) => {
      if (!(await isComplete(target))) throw error
    })
    await syncFolder(this.#folder)
  }

  /** Drops all but these, as with blobs: only what the round before found unused too. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    const now = Date.now()
    const isUnused = (id: string) =>
      !ids.has(id) && (this.#asked.get(id) ?? -Infinity) < now - GRACE
    const unused = (await readdir(this.#folder).catch(whenMissing([]))).filter(isUnused)
    for (const id of unused.filter((one) => this.#suspects.has(one))) {
      await rm(join(this.#folder, id), { recursive: true, force: true })
      this.#asked.delete(id)
    }
    this.#suspects = new Set(unused)
  }
}

const isComplete = (set: string): Promise<boolean> =>
  access(join(set, MARK)).then(
    () => true,
    () => false,
  )
