import type { QueuedFile } from '../queued-file.ts'
import type { QueueStore } from '../queue-store.ts'
import { createLanes } from './lanes.ts'
import { type Run, busyLanes } from './runs.ts'
import type { Transport } from './transport.ts'

/** As many as the server fetches at once. */
const FETCHES_AT_ONCE = 4

/** The files that are ready: those the browser sends, and beside them what the server fetches. */
export interface Lineup {
  add: (file: QueuedFile) => void
  delete: (id: string) => void
  /** Takes out whom to start by one request, with so many of the browser's at once. */
  take: (runs: Iterable<Run>, limit: number) => string[]
}

export function createLineup(
  { shareOf }: Pick<Transport, 'shareOf'>,
  store: Pick<QueueStore, 'get'>,
): Lineup {
  const sent = createLanes((id) => {
    const file = store.get(id)
    return (file && shareOf?.(file)) ?? 1
  })
  const fetched = createLanes(() => 1)

  function remove(id: string): void {
    sent.delete(id)
    fetched.delete(id)
  }

  function next(runs: Iterable<Run>, limit: number): string[] {
    const busy = busyLanes(runs)
    const ids = sent.next(busy, limit)
    if (ids.length > 0) return ids
    return fetched.next({ small: busy.fetch, large: 0 }, FETCHES_AT_ONCE)
  }

  return {
    add({ id, file, destination }) {
      const lanes = file.origin === 'url' ? fetched : sent
      lanes.add(id, { size: file.size, place: destination.sid })
    },
    delete: remove,
    take(runs, limit) {
      const ids = next(runs, limit)
      ids.forEach(remove)
      return ids
    },
  }
}
