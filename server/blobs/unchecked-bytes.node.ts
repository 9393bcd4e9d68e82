import { join } from 'node:path'
import { whenMissing } from '../node-home/error-code.ts'
import { withFile, type DiskFiles } from './disk-files.node.ts'
import { stagedPath } from './names.ts'

const MARK = /^([A-Za-z0-9]{1,64})\.from-(\d{1,15})$/

/**
 * Where the bytes of a request with a checksum begin in a staged file, until they are checked:
 * nobody may count them before. An empty file `<id>.from-<size>` says so to the next process.
 */
export class UncheckedBytes {
  readonly #folder: string
  readonly #files: DiskFiles
  readonly #from = new Map<string, number>()

  constructor(folder: string, files: DiskFiles) {
    this.#folder = folder
    this.#files = files
  }

  /** Null where all bytes count. */
  fromOf(id: string): number | null {
    return this.#from.get(id) ?? null
  }

  async begin(id: string, from: number): Promise<void> {
    this.#from.set(id, from)
    await withFile(this.#files.open(this.#markOf(id, from), 'w'), async () => {})
  }

  /** The bytes are checked, or gone. */
  async end(id: string): Promise<void> {
    const from = this.fromOf(id)
    if (from === null) return
    await this.#files.unlink(this.#markOf(id, from)).catch(whenMissing(undefined))
    this.#from.delete(id)
  }

  /** Takes back what a former process could not check to the end. */
  async cutBack(): Promise<void> {
    for (const name of await this.#files.readdir(join(this.#folder, 'staging'))) {
      const [, id, from] = MARK.exec(name) ?? []
      if (id === undefined || from === undefined) continue
      const opened = await this.#files
        .open(join(this.#folder, stagedPath(id)), 'r+')
        .catch(whenMissing(null))
      if (opened) await withFile(Promise.resolve(opened), (file) => file.truncate(Number(from)))
      await this.#files.unlink(this.#markOf(id, Number(from)))
    }
  }

  #markOf(id: string, from: number): string {
    return `${join(this.#folder, stagedPath(id))}.from-${from}`
  }
}
