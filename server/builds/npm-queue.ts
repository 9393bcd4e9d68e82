import { InstallFailed, type DependencySet } from './installer.ts'

type OnStep = (name: string) => void

interface Job {
  result: Promise<DependencySet>
  heard: Heard
}

/** Who wants to hear the steps of a job, and the one that all of them know. */
interface Heard {
  listeners: OnStep[]
  latest: string | null
}

/** Runs some installs at a time, the others wait for them; equal ones are one. */
export class InstallQueue {
  readonly #size: number
  readonly #room: number
  readonly #jobs = new Map<string, Job>()
  #running = 0
  readonly #waiting: (() => void)[] = []

  /** `size` run, `room` more may wait. */
  constructor(size: number, room: number) {
    this.#size = size
    this.#room = room
  }

  /** `act` installs; installs of equal `key` have the same result. Throws InstallFailed. */
  run(
    key: string,
    onStep: OnStep,
    act: (onStep: OnStep) => Promise<DependencySet>,
  ): Promise<DependencySet> {
    const known = this.#jobs.get(key)
    if (known) return follow(known, onStep)
    const isCrowded = this.#running >= this.#size && this.#waiting.length >= this.#room
    if (isCrowded) return Promise.reject(crowded())
    const heard: Heard = { listeners: [onStep], latest: null }
    const tell = (name: string) => {
      heard.latest = name
      for (const listener of heard.listeners) listener(name)
    }
    const result = this.#inTurn(tell, () => act(tell)).finally(() => this.#jobs.delete(key))
    this.#jobs.set(key, { result, heard })
    return result
  }

  async #inTurn<Result>(tell: OnStep, act: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#size) {
      this.#running += 1
    } else {
      tell('Waiting for other installs')
      await new Promise<void>((start) => this.#waiting.push(start))
    }
    try {
      return await act()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}

function follow({ result, heard }: Job, onStep: OnStep): Promise<DependencySet> {
  if (heard.latest !== null) onStep(heard.latest)
  heard.listeners.push(onStep)
  return result
}

const crowded = () =>
  new InstallFailed('Too many Builds wait for their packages. Build again in some minutes.')
