import { toasts } from '../../../ui/toasts.ts'
import { consoleQueue, consoleTransport } from '../console-queue.ts'
import { after } from '../engine/coalescer.ts'
import { sampleDigest } from '../engine/hashing/sample-digest.ts'
import { keepQueue } from '../engine/saved-queue/keeping.ts'
import { randomId } from '../engine/random-id.ts'
import { restoreQueue } from '../engine/saved-queue/restoring.ts'
import { browserClaims } from '../engine/saved-queue/claims.ts'
import { createIndexedDbQueues } from '../engine/saved-queue/indexed-db.ts'
import { adoptQueues, ownQueue } from '../engine/saved-queue/own-queue.ts'
import { createSavedQueues } from '../engine/saved-queue/saved-queues.ts'

/** How long a change may wait before it is kept, in ms: so much a crash can cost. */
const KEEP_MS = 300

let joined: Promise<void> | null = null
let writeNow = () => {}

/** Writes at once what waits to be kept: the page may be left. */
export const keepNow = () => writeNow()

/**
 * Keeps the console's queue for the next visit, and goes on with what pages that ended have left;
 * once a page, however often it is asked to.
 */
export function joinFormerVisits(): Promise<void> {
  joined ??= join()
  return joined
}

async function join(): Promise<void> {
  const saved = createSavedQueues({
    durable: createIndexedDbQueues(),
    onDegraded: tellForgetful,
  })
  const claims = browserClaims()
  const queueId = await ownQueue(claims, sessionStorage, randomId)
  const { store } = consoleQueue
  const schedule = after(KEEP_MS)
  writeNow = keepQueue({ store, saved, queueId, sample: sampleDigest, schedule })
  window.addEventListener('pagehide', writeNow)
  const left = await adoptQueues(claims, await saved.queueIds())
  for (const id of left) {
    await restoreQueue({ queue: consoleQueue, saved, transport: consoleTransport }, id)
  }
}

function tellForgetful(): void {
  toasts.add({
    variant: 'warning',
    title: 'This browser keeps no list of uploads',
    body: 'Uploads go on as long as this page is open. After a reload you choose the files again.',
  })
}
