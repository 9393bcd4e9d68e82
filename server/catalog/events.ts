import type { CatalogEvent } from './port.ts'

type Listener = (event: CatalogEvent) => void

/** Who listens to a catalog of this process. */
export interface Events {
  subscribe(listener: Listener): () => void
  /** Tells every listener, at once and in the order they came. */
  emit(event: CatalogEvent): void
}

/** Makes the list of listeners behind `Catalog.subscribe`. */
export function createEvents(): Events {
  const listeners = new Set<{ hear: Listener }>()
  return {
    subscribe(hear) {
      const listener = { hear }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(event) {
      for (const listener of listeners) tell(listener.hear, event)
    },
  }
}

function tell(hear: Listener, event: CatalogEvent): void {
  try {
    hear(event)
  } catch (error) {
    // The write is durable already: it must not look failed, nor may the fault be swallowed.
    queueMicrotask(() => {
      throw error
    })
  }
}
