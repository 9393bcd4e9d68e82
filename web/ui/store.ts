/** A value that can be read, replaced and listened to; fits React's useSyncExternalStore. */
export interface Store<Value> {
  get: () => Value
  set: (next: Value) => void
  /** Calls `listener` after each change until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

export const createStore = <Value>(initial: Value): Store<Value> => {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
