/** A value that tells its listeners when it changes; React reads it by useSyncExternalStore. */
export interface Store<T> {
  get: () => T
  /** Sets the value. Listeners hear of it unless it is the same (Object.is). */
  set: (next: T) => void
  /** Returns the way to stop listening. */
  subscribe: (listener: () => void) => () => void
}

/** Makes a store. Its functions need no `this`, so they can be handed on as they are. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
