import { decide } from './queue-acts.ts'
import type { QueueStore } from './queue-store.ts'

/** Applies what someone decided once and for all, whenever a path is found taken. */
export function decideByRule(store: QueueStore): void {
  store.onChange((before, after) => {
    const { onTaken } = store.settings()
    const isNew = after?.state.kind === 'undecided' && before?.state.kind !== 'undecided'
    if (!after || !isNew || onTaken === 'ask') return
    // In a turn of its own: others are still to hear of this change.
    queueMicrotask(() => {
      const file = store.get(after.id)
      if (file?.state.kind === 'undecided') decide(store, file, onTaken)
    })
  })
}
