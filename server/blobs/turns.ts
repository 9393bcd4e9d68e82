/** Runs tasks of one key one after the other, those of different keys side by side. */
export type Turns = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** A queue per key; a task that fails does not stop the next. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return async (key, task) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(task, task)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
