import { BOUNDS } from './runtime/bounds.ts'

/** Room for the line that tells that the bound is reached, in characters. */
const TELLING = 200
/** Runs whose late lines still count. */
const RECENT = 16

/**
 * Bounds what the runs of one worker may write. The worker keeps these bounds by itself; this
 * holds for one in which a Function writes lines past it.
 */
export class LineBounds {
  /** By request, the latest runs last. */
  readonly #written = new Map<string, { lines: number; length: number }>()

  /** From now on the run may write. */
  begin(requestSid: string): void {
    this.#written.set(requestSid, { lines: 0, length: 0 })
    const [oldest] = this.#written.keys()
    if (this.#written.size > RECENT && oldest !== undefined) this.#written.delete(oldest)
  }

  /** Whether this line still counts; if so, it is counted. */
  takes(requestSid: string, message: string): boolean {
    const written = this.#written.get(requestSid)
    if (!written) return false
    const length = written.length + message.length
    // One line more than the bound tells of it.
    if (written.lines > BOUNDS.logLines || length > BOUNDS.logLength + TELLING) return false
    written.lines += 1
    written.length = length
    return true
  }
}
