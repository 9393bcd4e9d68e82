/** What was asked did not answer in time. */
export class NoAnswer extends Error {
  constructor() {
    super('It did not answer in time')
    this.name = 'NoAnswer'
  }
}

/** After so many silent ones in a row, what they are on is taken for dead. */
const SILENT_IN_A_ROW = 16
/** What one gets then, in ms. */
const LITTLE = 200

/**
 * Makes the watch over answers that may never come: each rejects with NoAnswer after `ms`
 * milliseconds. When many in a row were silent (a network drive is gone, say), the next get little
 * time, so that ten thousand take a minute and not a day; one that answers changes that.
 */
export function createPatience(ms: number): <T>(answer: Promise<T>) => Promise<T> {
  let silent = 0
  return async (answer) => {
    const { promise: end, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => {
        silent += 1
        reject(new NoAnswer())
      },
      silent < SILENT_IN_A_ROW ? ms : Math.min(ms, LITTLE),
    )
    try {
      const answered = await Promise.race([answer, end])
      silent = 0
      return answered
    } finally {
      clearTimeout(timer)
    }
  }
}
