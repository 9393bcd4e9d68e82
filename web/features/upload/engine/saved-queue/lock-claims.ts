import type { QueueClaims } from './claims.ts'

/** As much of a LockManager (https://w3c.github.io/web-locks/) as is needed. */
export interface Locks {
  request: (
    name: string,
    options: LockOptions,
    hold: (lock: Lock | null) => Promise<void> | undefined,
  ) => Promise<unknown>
}

/** Claims that are locks, held for as long as the page lives. */
export function createLockClaims(locks: Locks): QueueClaims {
  const claims = new Map<string, { isHeld: Promise<boolean>; release: () => void }>()

  function ask(queueId: string, patienceMs: number): Promise<boolean> {
    const held = Promise.withResolvers<boolean>()
    const end = Promise.withResolvers<void>()
    const hold = (lock: Lock | null) => {
      held.resolve(lock !== null)
      return lock === null ? undefined : end.promise
    }
    const options =
      patienceMs > 0 ? { signal: AbortSignal.timeout(patienceMs) } : { ifAvailable: true }
    // Refused, or out of patience: nobody can be sure that the queue is free.
    locks.request(`hangar-uploads:${queueId}`, options, hold).catch(() => held.resolve(false))
    claims.set(queueId, { isHeld: held.promise, release: end.resolve })
    return held.promise
  }

  return {
    async claim(queueId, patienceMs = 0) {
      const isHeld = await (claims.get(queueId)?.isHeld ?? ask(queueId, patienceMs))
      if (!isHeld) claims.delete(queueId)
      return isHeld
    },
    release(queueId) {
      claims.get(queueId)?.release()
      claims.delete(queueId)
    },
  }
}
