import { FunctionsBusy } from './port.ts'

/** Bounds how many act at once, and how many wait for it; first come, first served. */
export class Slots {
  readonly #size: number
  readonly #room: number
  #taken = 0
  readonly #waiting: (() => void)[] = []

  /** `size` act, `room` more may wait. */
  constructor(size: number, room: number) {
    this.#size = size
    this.#room = room
  }

  /** Throws FunctionsBusy when as many wait as may. What it lets in must leave. */
  async enter(): Promise<void> {
    if (this.#taken < this.#size) {
      this.#taken += 1
      return
    }
    if (this.#waiting.length >= this.#room) throw new FunctionsBusy()
    await new Promise<void>((enter) => this.#waiting.push(enter))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken -= 1
  }
}
