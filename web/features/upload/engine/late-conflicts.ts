import type { LookUp } from './checker.ts'
import type { Perseverance } from './sending/perseverance.ts'
import { servedPath } from './plan.ts'
import type { LateComer, QueuedFile } from './queued-file.ts'
import type { QueueStore } from './queue-store.ts'

export interface LateConflictDeps {
  store: QueueStore
  lookUp: LookUp
  perseverance: Perseverance
}

/**
 * Learns what has taken a path between the check and the last byte: only then is it known what
 * can be decided.
 */
export function identifyLate(deps: LateConflictDeps): void {
  deps.store.onChange((before, after) => {
    if (after && isUnknown(after) && !(before && isUnknown(before))) void identify(deps, after)
  })
}

const isUnknown = ({ state }: QueuedFile) =>
  state.kind === 'undecided' && state.taken.kind === 'late' && state.taken.by === 'unknown'

async function identify(
  { store, lookUp, perseverance }: LateConflictDeps,
  { id, target, destination }: QueuedFile,
): Promise<void> {
  const isWanted = () => {
    const file = store.get(id)
    return file !== undefined && isUnknown(file)
  }
  let by: LateComer = 'nothing'
  try {
    const path = servedPath(target?.path ?? '')
    const [row] = await perseverance.ask(() => lookUp(destination, [path]), isWanted)
    if (row) by = row.kind
  } catch {
    // Then all is offered, and the server has the last word.
  }
  store.tell(id, { type: 'identify', by })
}
