import { Unreachable } from '../../../../api/errors.ts'
import { MAX_ATTEMPTS, canHeal, retryDelay } from './retry-policy.ts'
import type { Timers } from '../timers.ts'

export interface PerseveranceDeps {
  timers: Timers
  /** From 0 to 1, for jitter. */
  random: () => number
  isOffline: () => boolean
  /** Hears each time that nobody answered. */
  onError: (error: unknown) => void
}

/** Asks the server again, later each time, as long as that can help. */
export interface Perseverance {
  /**
   * Asks until there is an answer: for days if there is no server, which may come back. Rejects
   * with what time cannot heal, with what the server goes on answering, and when nobody
   * waits any more (`isWanted`).
   */
  ask: <Answer>(question: () => Promise<Answer>, isWanted: () => boolean) => Promise<Answer>
  /** Asks at once what is put off: the server is back. */
  wake: () => void
}

export function createPerseverance(deps: PerseveranceDeps): Perseverance {
  const { timers, random, isOffline, onError } = deps
  const asleep = new Set<() => void>()

  async function sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    asleep.add(resolve)
    const callOff = timers.after(ms, resolve)
    await promise
    callOff()
    asleep.delete(resolve)
  }

  return {
    async ask(question, isWanted) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await question()
        } catch (error) {
          const isLost = error instanceof Unreachable
          const mayHelp = isLost || (attempt < MAX_ATTEMPTS && canHeal(error, isOffline()))
          if (!mayHelp || !isWanted()) throw error
          if (isLost) onError(error)
          await sleep(retryDelay(attempt, random))
          if (!isWanted()) throw error
        }
      }
    },
    wake: () => asleep.forEach((getUp) => getUp()),
  }
}
