/** Things that were opened, to be closed in the opposite order. */
export interface Closing {
  /** Hands over the way to close what was just opened. */
  add(close: () => unknown): void
  /** Closes all, latest first; goes on after a failure and throws the first one in the end. */
  run(): Promise<void>
}

export function createClosing(): Closing {
  const steps: (() => unknown)[] = []
  return {
    add: (close) => void steps.push(close),
    async run() {
      const failures: unknown[] = []
      for (let close = steps.pop(); close; close = steps.pop()) {
        try {
          await close()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}
