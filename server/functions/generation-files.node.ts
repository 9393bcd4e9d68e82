import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Blobs } from '../blobs/port.ts'
import {
  removeFolder,
  writeGeneration,
  type GenerationFolder,
} from './generation-folder.node.ts'
import type { Places } from './places.node.ts'
import type { Program } from './program.ts'

/**
 * The files that generations of an Environment run on: shared by those of the same files, as
 * after a change of Variables, and gone with the last of them.
 */
export class GenerationFiles {
  readonly folder: Promise<GenerationFolder>
  /** When they turned out not to be writable (`performance.now()`). */
  brokenAt: number | null = null
  readonly #key: string
  readonly #path: string
  #users = 1

  private constructor(
    program: Program,
    former: GenerationFiles | null,
    { blobs, places }: { blobs: Blobs; places: Places },
  ) {
    const { dependencySet: set } = program
    this.#key = program.filesKey
    this.#path = join(places.generations, randomBytes(8).toString('hex'))
    this.folder = writeGeneration(this.#path, program, {
      blobs,
      dependencies: set && join(places.dependencies, set),
      former: former && former.#path,
    })
    this.folder.catch(() => (this.brokenAt = performance.now()))
  }

  /** The files of a Program: those of the generation before, while it has them, or new ones. */
  static of(
    program: Program,
    former: GenerationFiles | null,
    deps: { blobs: Blobs; places: Places },
  ): GenerationFiles {
    const isSame = former !== null && former.#key === program.filesKey
    if (!isSame || former.brokenAt !== null) return new GenerationFiles(program, former, deps)
    former.#users += 1
    return former
  }

  /** To be called once by each generation that has them. */
  async leave(): Promise<void> {
    this.#users -= 1
    if (this.#users > 0) return
    await this.folder.catch(() => {})
    await removeFolder(this.#path)
  }
}
