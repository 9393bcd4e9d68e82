/**
 * Runs tasks, at most `places` at once, in the order they came. A task must not wait for another
 * one of the same pool.
 */
export function createPool(places: number): <T>(task: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = []
  let free = places
  return async (task) => {
    if (free > 0) free -= 1
    else {
      await new Promise<void>((resolve) => {
        line.push(resolve)
      })
    }
    try {
      return await task()
    } finally {
      // Whoever is next takes the place over, so nobody can slip in between.
      const next = line.shift()
      if (next) next()
      else free += 1
    }
  }
}
