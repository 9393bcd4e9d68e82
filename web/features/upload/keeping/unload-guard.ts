import { isOpen } from '../engine/queued-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'

/**
 * Has the browser ask before the page is left, whenever that would stop or lose something. `keep`
 * is called then: what a page begins to write only as it is gone (pagehide) is sometimes lost.
 */
export function guardUnload(
  queue: Pick<UploadQueue, 'getSnapshot' | 'subscribe'>,
  page: EventTarget,
  keep: () => void,
): void {
  const ask = (event: Event) => {
    keep()
    event.preventDefault()
  }
  // Only while it is needed: browsers keep no page with such a listener for Back.
  const follow = () => {
    if (queue.getSnapshot().files.some(isOpen)) page.addEventListener('beforeunload', ask)
    else page.removeEventListener('beforeunload', ask)
  }
  follow()
  queue.subscribe(follow)
}
