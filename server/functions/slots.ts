import { FunctionsBusy } from './port.ts'

/**
 * Bounds how many act at once, and how many wait for it. Nobody (an Environment) gets more than
 * three quarters of either, so that there is always room for others, and who waits is let in by
 * turns.
 */
export class Slots {
  readonly #size: number
  readonly #room: number
  readonly #running = new Counts()
  readonly #inside = new Counts()
  /** Those who wait for a slot, by who they are; whose turn is next comes first. */
  readonly #waiting = new Map<string, (() => void)[]>()

  /** `size` act, `room` more may wait. */
  constructor(size: number, room: number) {
    this.#size = size
    this.#room = room
  }

  /**
   * Acts in a slot. What takes its time before, but nothing of the machine, is for `prepare`: it
   * holds no slot. Throws FunctionsBusy when as many wait as may.
   */
  async run<Result>(
    who: string,
    prepare: () => Promise<unknown>,
    act: () => Promise<Result>,
  ): Promise<Result> {
    if (!this.#mayComeIn(who)) throw new FunctionsBusy()
    this.#inside.add(who, 1)
    try {
      await prepare()
      await this.#enter(who)
      try {
        return await act()
      } finally {
        this.#leave(who)
      }
    } finally {
      this.#inside.add(who, -1)
    }
  }

  #mayComeIn(who: string): boolean {
    return (
      this.#inside.total < this.#size + this.#room &&
      this.#inside.of(who) < shareOf(this.#size) + shareOf(this.#room)
    )
  }

  #mayRun(who: string): boolean {
    return this.#running.total < this.#size && this.#running.of(who) < shareOf(this.#size)
  }

  async #enter(who: string): Promise<void> {
    // Nobody is overtaken: who waits could not run either, or would do so.
    if (this.#mayRun(who)) return this.#running.add(who, 1)
    const queue = this.#waiting.get(who) ?? []
    this.#waiting.set(who, queue)
    await new Promise<void>((enter) => queue.push(enter))
  }

  #leave(who: string): void {
    this.#running.add(who, -1)
    for (const [next, queue] of this.#waiting) {
      if (!this.#mayRun(next)) continue
      const enter = queue.shift()
      this.#running.add(next, 1)
      this.#waiting.delete(next)
      if (queue.length > 0) this.#waiting.set(next, queue)
      return enter?.()
    }
  }
}

const shareOf = (all: number) => Math.max(1, Math.ceil((all * 3) / 4))

class Counts {
  readonly #counts = new Map<string, number>()
  total = 0

  of(who: string): number {
    return this.#counts.get(who) ?? 0
  }

  add(who: string, count: number): void {
    this.total += count
    const now = this.of(who) + count
    if (now === 0) this.#counts.delete(who)
    else this.#counts.set(who, now)
  }
}
