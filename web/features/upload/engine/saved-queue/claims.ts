import { randomId } from '../random-id.ts'
import { createChannelClaims } from './channel-claims.ts'
import { createLockClaims } from './lock-claims.ts'

/**
 * Which page has which saved queue, so that no two send the same files. A page that ends, however
 * it does, has none any more.
 */
export interface QueueClaims {
  /**
   * Takes a queue for this page; false when another page has it. With `patienceMs` it waits so
   * long for the other one to end: a page that is reloaded may begin before it has ended.
   */
  claim: (queueId: string, patienceMs?: number) => Promise<boolean>
  /** Leaves a queue to others. */
  release: (queueId: string) => void
}

/** By the browser's locks; where it has none (plain http in a company network), by asking around. */
export function browserClaims(): QueueClaims {
  // TypeScript believes that every page has it.
  const locks: LockManager | undefined = navigator.locks
  if (locks) return createLockClaims(locks)
  return createChannelClaims(new BroadcastChannel('hangar-uploads'), randomId())
}
