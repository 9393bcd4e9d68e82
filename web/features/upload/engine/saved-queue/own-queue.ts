import type { QueueClaims } from './claims.ts'

/** Where a tab remembers the queue it had before it was reloaded: its sessionStorage. */
type TabMemory = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'hangar.upload.queue'
/** How long a page of this tab that is being left may take to end, in ms. */
const RELOAD_MS = 1000

/**
 * The queue of this page, claimed: the one that the tab had before a reload, or a new one. A
 * duplicated tab remembers the queue of the other one, which has it, and so gets its own.
 */
export async function ownQueue(
  claims: QueueClaims,
  memory: TabMemory,
  makeId: () => string,
): Promise<string> {
  const former = remembered(memory)
  if (former !== null && (await claims.claim(former, RELOAD_MS))) return former
  const own = makeId()
  await claims.claim(own)
  remember(memory, own)
  return own
}

/** Claims and names those of the saved queues that no page has: their pages ended too early. */
export async function adoptQueues(
  claims: QueueClaims,
  queueIds: readonly string[],
): Promise<string[]> {
  const adopted = await Promise.all(queueIds.map((queueId) => claims.claim(queueId)))
  return queueIds.filter((_, index) => adopted[index])
}

function remembered(memory: TabMemory): string | null {
  try {
    return memory.getItem(KEY)
  } catch {
    return null
  }
}

function remember(memory: TabMemory, queueId: string): void {
  try {
    memory.setItem(KEY, queueId)
  } catch {
    // A browser that keeps nothing for this site: after a reload the queue is found unclaimed.
  }
}
